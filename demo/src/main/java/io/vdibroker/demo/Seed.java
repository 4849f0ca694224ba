package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes what a demo starts with, by the administrators' REST like anybody else: a controller, people, and one automated pool.
 * Everything has an id that is known before, so each request may be repeated by a later start.
 */
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

    /** Makes all that the file names, or what an earlier start has left to make, and waits until the pool serves. */
    void seed(DemoFile file) {
        progress.accept("Signing in as " + file.admin().name() + " ..");
        var admin = Administration.trySignIn(
                        broker, file.admin().name(), file.admin().password())
                .orElseThrow(() -> new DemoException("The broker in " + directory
                        + " does not know the password of demo.json: move the directory away, or choose another one"
                        + " with --data"));
        progress.accept("Connecting the broker to ECP ..");
        var controllerId = DemoFile.id("controller");
        admin.put("/api/v1/controllers/" + controllerId, connection()).orFail();
        follow(admin, controllerId);
        progress.accept("Making users ..");
        var groupId = DemoFile.id("Office");
        admin.put("/api/v1/groups/" + groupId, Map.of("name", "Office")).orFail();
        for (var user : file.users()) {
            admin.put(
                            "/api/v1/users/" + DemoFile.id(user.name()),
                            Map.of("login", user.name(), "password", user.password(), "groups", List.of(groupId)))
                    .orFail();
        }
        progress.accept("Making a pool ..");
        var pool = file.pools().get(0);
        admin.put("/api/v1/pools/" + pool.id(), pool(pool.name(), "office", place(admin, controllerId), sizes(2, 1, 6)))
                .orFail();
        admin.put("/api/v1/pools/" + pool.id() + "/entitlements/groups/" + groupId)
                .orFail();
        file.afterSeeding().write(directory);
        var made = new FirstMachines(admin, pool.id(), progress).await();
        if (made.path("status").asString().equals("FAILED")) {
            throw new DemoException("The pool could not be made: " + made.path("failure"));
        }
    }

    /** All was made before: waits until the pool serves again, if it is still there and we may look. */
    void again(DemoFile file) {
        progress.accept("Signing in as " + file.admin().name() + " ..");
        var pool = file.pools().get(0);
        Administration.trySignIn(broker, file.admin().name(), file.admin().password())
                .ifPresentOrElse(admin -> again(admin, pool), () -> {
                    progress.accept("  'admin' has got another password since: the pool is not waited for");
                });
    }

    private void again(Rest admin, DemoFile.NamedPool pool) {
        var found = admin.get("/api/v1/pools/" + pool.id());
        if (found.status() == 404) {
            progress.accept("  the pool " + pool.name() + " is no longer there");
            return;
        }
        follow(admin, found.orFail().body().path("controllerId").asString());
        new FirstMachines(admin, pool.id(), progress).await();
    }

    /** The simulator may be on another port than at the start before. */
    private void follow(Rest admin, String controllerId) {
        var known = admin.get("/api/v1/controllers/" + controllerId);
        if (known.status() != 404
                && !known.orFail().body().path("address").asString().equals(address())) {
            admin.put("/api/v1/controllers/" + controllerId + "/settings", connection())
                    .orFail();
        }
    }

    private Map<String, Object> connection() {
        try {
            var certificate = Files.readString(directory.resolve("simulator").resolve("certificate.pem"));
            return Map.of(
                    "name", "Simulated ECP",
                    "address", address(),
                    "tls", Map.of("mode", "CERTIFICATE", "certificatePem", certificate),
                    "key", simulator.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String address() {
        return simulator.https().substring("https://".length());
    }

    /** Connects the broker to ECP, and asks for a pool of so many machines that only start; its id. */
    String poolOf(Rest admin, int machines) {
        var placement = place(admin, id(admin.post("/api/v1/controllers", connection())));
        return id(admin.post("/api/v1/pools", pool("Figures", "figure", placement, sizes(machines, 0, machines))));
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

    private static String id(Rest.Answer answer) {
        return answer.orFail().body().path("id").asString();
    }

    private static String named(Rest admin, String path, String part) {
        for (var item : admin.getOnceThere(path).orFail().body().path("items")) {
            if (item.path("name").asString().contains(part)) {
                return item.path("id").asString();
            }
        }
        throw new DemoException("The simulator has nothing named like '" + part + "' at " + path);
    }
}
