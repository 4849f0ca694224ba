package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var resourcePoolId = named(admin, "/api/v1/controllers/" + controllerId + "/resource-pools", "vdi");
        var templateId = named(
                admin, "/api/v1/controllers/" + controllerId + "/templates?resourcePool=" + resourcePoolId, "win");
        var dataPoolId =
                named(admin, "/api/v1/controllers/" + controllerId + "/data-pools?resourcePool=" + resourcePoolId, "");
        var created = admin.post("/api/v1/pools", pool(controllerId, resourcePoolId, dataPoolId, templateId))
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
                Administration.signIn(broker, before.admin().name(), before.admin().password()),
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

    private static Map<String, Object> pool(
            String controllerId, String resourcePoolId, String dataPoolId, String templateId) {
        return Map.of(
                "type",
                "AUTOMATED",
                "name",
                "Office-Windows",
                "controllerId",
                controllerId,
                "resourcePoolId",
                resourcePoolId,
                "dataPoolId",
                dataPoolId,
                "protocols",
                List.of("RDP", "SPICE", "SPICE_DIRECT"),
                "cloning",
                Map.of(
                        "templateId", templateId,
                        "namePattern", "office",
                        "initialSize", 2,
                        "reserveSize", 1,
                        "totalSize", 6,
                        "increaseStep", 1,
                        "thin", true),
                "preparation",
                Map.of("remoteAccess", true, "powerOn", true, "hostname", true));
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
