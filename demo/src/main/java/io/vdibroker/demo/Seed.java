package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Makes what a demo starts with, by the administrators' REST like anybody else: a controller, people, and one automated pool. */
final class Seed {

    private final Rest broker;
    private final DemoFile.Simulator simulator;
    private final Path directory;
    private final Consumer<String> progress;

    Seed(Rest broker, DemoFile.Simulator simulator, Path directory, Consumer<String> progress) {
        this.broker = broker;
        this.simulator = simulator;
        this.directory = directory;
        this.progress = progress;
    }

    /** Seeds an empty broker, and waits until the pool serves. */
    DemoFile first(DemoFile.Account administrator, String url) {
        var admin = Administration.signIn(broker, administrator.name(), administrator.password());
        progress.accept("Connecting the broker to ECP ..");
        var controllerId = connect(admin);
        progress.accept("Making users ..");
        var users = List.of(
                new DemoFile.Account("anna", Passwords.random()), new DemoFile.Account("boris", Passwords.random()));
        var groupId = id(admin.post("/api/v1/groups", Map.of("name", "Office")));
        for (var user : users) {
            admin.post(
                            "/api/v1/users",
                            Map.of("login", user.name(), "password", user.password(), "groups", List.of(groupId)))
                    .orFail();
        }
        progress.accept("Making a pool ..");
        var placement = place(admin, controllerId);
        var created = admin.post("/api/v1/pools", pool("Office-Windows", "office", placement, sizes(2, 1, 6)))
                .orFail();
        var poolId = created.body().path("id").asString();
        admin.put("/api/v1/pools/" + poolId + "/entitlements/groups/" + groupId).orFail();
        var file = new DemoFile(
                url, administrator, users, List.of(new DemoFile.NamedPool(poolId, "Office-Windows")), simulator);
        file.write(directory);
        awaitFirstMachines(admin, poolId);
        return file;
    }

    /** The demo was seeded before: waits until the pool serves again. */
    DemoFile again(DemoFile before, String url) {
        awaitFirstMachines(
                Administration.signIn(
                        broker, before.admin().name(), before.admin().password()),
                before.pools().get(0).id());
        return new DemoFile(url, before.admin(), before.users(), before.pools(), simulator);
    }

    private String connect(Rest admin) {
        try {
            var certificate = Files.readString(directory.resolve("simulator").resolve("certificate.pem"));
            return id(admin.post(
                    "/api/v1/controllers",
                    Map.of(
                            "name", "Simulated ECP",
                            "address", simulator.https().substring("https://".length()),
                            "tls", Map.of("mode", "CERTIFICATE", "certificatePem", certificate),
                            "key", simulator.key())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects the broker to ECP, and asks for a pool of so many machines that only start; its id. */
    String poolOf(Rest admin, int machines) {
        var placement = place(admin, connect(admin));
        return admin.post("/api/v1/pools", pool("Figures", "figure", placement, sizes(machines, 0, machines)))
                .orFail()
                .body()
                .path("id")
                .asString();
    }

    private record Placement(String controllerId, String resourcePoolId, String dataPoolId, String templateId) {}

    private static Placement place(Rest admin, String controllerId) {
        var controller = "/api/v1/controllers/" + controllerId;
        var resourcePoolId = named(admin, controller + "/resource-pools", "vdi");
        return new Placement(
                controllerId,
                resourcePoolId,
                named(admin, controller + "/data-pools?resourcePool=" + resourcePoolId, "1"),
                named(admin, controller + "/templates?resourcePool=" + resourcePoolId, "win"));
    }

    private static Map<String, Object> sizes(int initial, int reserve, int total) {
        return Map.of(
                "initialSize", initial, "reserveSize", reserve, "totalSize", total, "increaseStep", 1, "thin", true);
    }

    private static Map<String, Object> pool(
            String name, String namePattern, Placement placement, Map<String, Object> sizes) {
        var cloning = new HashMap<>(sizes);
        cloning.put("templateId", placement.templateId());
        cloning.put("namePattern", namePattern);
        return Map.of(
                "type", "AUTOMATED",
                "name", name,
                "controllerId", placement.controllerId(),
                "resourcePoolId", placement.resourcePoolId(),
                "dataPoolId", placement.dataPoolId(),
                "protocols", List.of("RDP", "NATIVE_RDP", "SPICE", "SPICE_DIRECT", "LOUDPLAY"),
                "cloning", cloning,
                "preparation", Map.of("remoteAccess", true, "powerOn", true, "hostname", name.startsWith("Office")));
    }

    private void awaitFirstMachines(Rest admin, String poolId) {
        var last = "";
        while (true) {
            var pool = admin.get("/api/v1/pools/" + poolId).orFail().body();
            var status = pool.path("status").asString();
            var now = describe(admin, poolId, status);
            if (!now.equals(last)) {
                progress.accept(now);
                last = now;
            }
            if (status.equals("ACTIVE")) {
                return;
            }
            if (status.equals("FAILED")) {
                throw new DemoException("The pool could not be made: " + pool);
            }
            Pause.halfASecond();
        }
    }

    private static String describe(Rest admin, String poolId, String status) {
        var machines = admin.get("/api/v1/pools/" + poolId + "/machines")
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

    private static String id(Rest.Answer answer) {
        return answer.orFail().body().path("id").asString();
    }

    private static String named(Rest admin, String path, String part) {
        for (var item : admin.get(path).orFail().body().path("items")) {
            if (item.path("name").asString().contains(part)) {
                return item.path("id").asString();
            }
        }
        throw new DemoException("The simulator has nothing named like '" + part + "' at " + path);
    }
}
