package io.vdibroker.demo;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Watches a new pool until it serves, and tells what its machines do. */
final class FirstMachines {

    private final Rest admin;
    private final String poolId;
    private final Consumer<String> progress;

    FirstMachines(Rest admin, String poolId, Consumer<String> progress) {
        this.admin = admin;
        this.poolId = poolId;
        this.progress = progress;
    }

    /** Waits as long as the pool is being made; the pool as it is then. */
    JsonNode await() {
        var patience = new Patience(progress);
        var last = "";
        while (true) {
            var pool = admin.getOnceThere("/api/v1/pools/" + poolId).orFail().body();
            var status = pool.path("status").asString();
            var now = describe(status);
            if (now.equals(last)) {
                patience.noNews();
            } else {
                patience.news(now);
                last = now;
            }
            if (!status.equals("CREATING")) {
                return pool;
            }
            Pause.halfASecond();
        }
    }

    private String describe(String status) {
        var machines = admin.getOnceThere("/api/v1/pools/" + poolId + "/machines")
                .orFail()
                .body()
                .path("items");
        var text = new StringBuilder("  pool " + status);
        for (var machine : machines) {
            text.append(", ")
                    .append(label(machine))
                    .append(' ')
                    .append(machine.path("status").asString());
        }
        return text.toString();
    }

    private static String label(JsonNode machine) {
        var name = machine.path("name").asString("");
        return name.isEmpty() ? "a machine" : name;
    }
}
