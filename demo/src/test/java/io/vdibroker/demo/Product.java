package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A broker and a simulated ECP as processes of their own, and what an administrator and a test can do with them. */
final class Product implements AutoCloseable {

    static final String RESOURCE_POOL = "416681dd-60f9-5ebf-8489-2b349353a4d3";
    static final String DATA_POOL = "209adaca-80d4-556a-aa9c-e94024193a98";
    static final String WINDOWS = "b4a06e63-ba45-556d-8050-d1a113696567";
    static final String LINUX = "7a237b22-69cd-5ec1-a156-40f943542beb";
    static final String PASSWORD = "Correct horse \"battery\" \\staple";
    static final Duration SOON = Duration.ofSeconds(60);

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    /** The simulator is many times faster than an ECP, so the broker looks at it more often. */
    private static final Map<String, String> SETTINGS = Map.of(
            "vdi.secrets.argon2.memory-kib", "64",
            "vdi.secrets.argon2.iterations", "1",
            "vdi.worker.fastest-look", "200ms",
            "vdi.worker.slowest-look", "1s");

    private final Path directory;
    private final Path ecpDirectory;
    private final Map<String, String> settings = new HashMap<>(SETTINGS);
    private final int brokerPort = freePort();
    private final int simulatorPort;
    private final List<String> ecp; // the simulator's options
    private @Nullable ServerProcess simulatorProcess; // none of its own, if it shares that of another
    private @Nullable ServerProcess brokerProcess;

    final Rest simulator;

    private final Map<Rest, String> tokens = new ConcurrentHashMap<>(); // by identity

    private @Nullable Rest admin;

    private Product(Path directory, double timeFactor, Map<String, String> settings, String... ecp) {
        this(directory, freePorts(), timeFactor, settings, ecp);
    }

    private Product(Path directory, int simulatorPort, double timeFactor, Map<String, String> settings, String... ecp) {
        this.directory = directory;
        this.ecpDirectory = directory.resolve("simulator");
        this.settings.putAll(settings);
        this.ecp = new ArrayList<>(List.of("--time-factor", Double.toString(timeFactor)));
        this.ecp.addAll(List.of(ecp));
        this.simulatorPort = simulatorPort;
        simulator = Rest.at("http://127.0.0.1:" + (simulatorPort + 1));
        simulatorProcess = simulatorStarted();
    }

    private Product(Path directory, Product other) {
        this.directory = directory;
        this.ecpDirectory = other.ecpDirectory;
        this.settings.putAll(other.settings);
        this.ecp = other.ecp;
        simulatorPort = other.simulatorPort;
        simulator = other.simulator;
    }

    private ServerProcess simulatorStarted() {
        var arguments = new ArrayList<String>(List.of(
                "--port", Integer.toString(simulatorPort),
                "--data", ecpDirectory.toString()));
        arguments.addAll(ecp);
        return ServerProcess.start(
                "simulator",
                Path.of(System.getProperty("simulator.jar", "")),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                arguments,
                Map.of(),
                directory.resolve("simulator.log"));
    }

    /** Starts both. The simulator is as much faster than ECP as the time factor is smaller than 1. */
    static Product start(Path directory, double timeFactor, Map<String, String> settings) {
        return start(new Product(directory, timeFactor, settings));
    }

    /** The same with another inventory of ECP. */
    static Product start(Path directory, double timeFactor, Map<String, String> settings, Path scenario) {
        return start(new Product(directory, timeFactor, settings, "--scenario", scenario.toString()));
    }

    /** The same with a simulator that knows after its end what it knew before. */
    static Product startWithLastingEcp(Path directory, double timeFactor, Map<String, String> settings) {
        return start(new Product(directory, timeFactor, settings, "--keep-state"));
    }

    /** Starts both on what the directory holds of them; the broker knows its ECP by this port of the simulator. */
    static Product startOnWhatIsThere(Path directory, int simulatorPort, double timeFactor) {
        return start(new Product(directory, simulatorPort, timeFactor, Map.of(), "--keep-state"));
    }

    /** Starts another broker that knows nothing of this one, with the same settings, for the same ECP. */
    Product startAnotherBroker(Path itsDirectory) {
        return start(new Product(itsDirectory, this));
    }

    private static Product start(Product product) {
        try {
            product.startBroker();
            product.awaitSimulator();
            return product;
        } catch (RuntimeException e) {
            product.close();
            throw e;
        }
    }

    /** Starts the broker, for the first time or again, and waits until it answers. */
    void startBroker() {
        var arguments = new ArrayList<String>(List.of(
                "serve",
                "--port",
                Integer.toString(brokerPort),
                "--data",
                directory.resolve("broker").toString()));
        settings.forEach((name, value) -> arguments.add("--set=" + name + "=" + value));
        var started = ServerProcess.start(
                "broker",
                Path.of(System.getProperty("broker.jar", "")),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
                arguments,
                Map.of("VDI_ADMIN_PASSWORD", PASSWORD),
                directory.resolve("broker.log"));
        brokerProcess = started;
        started.await(() -> broker().answers("/actuator/health/readiness"), START_LIMIT);
    }

    /** Ends the simulator as a power cut would. */
    void killSimulator() {
        if (simulatorProcess != null) {
            simulatorProcess.kill();
        }
    }

    /** Starts the simulator again. */
    void startSimulator() {
        simulatorProcess = simulatorStarted();
        awaitSimulator();
    }

    private void awaitSimulator() {
        if (simulatorProcess != null) {
            simulatorProcess.await(() -> simulator.answers("/simulator/key"), START_LIMIT);
        }
    }

    /** Ends the broker as a power cut would. */
    void killBroker() {
        if (brokerProcess != null) {
            brokerProcess.kill();
        }
    }

    /** Deletes the views of a broker that is down. */
    void deleteViews() {
        try (var files = Files.list(directory.resolve("broker"))) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("views"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker's history keeps all that the broker promises, and ECP holds what it says. */
    void verify() {
        run(PASSWORD, "verify", "--ecp", "--data", directory.resolve("broker").toString());
    }

    /** What the views show is what all events say; returns what was said of them. */
    String rebuild() {
        return rebuild(PASSWORD);
    }

    /** The same with a password of the administrator that an earlier broker had set. */
    String rebuild(String password) {
        return run(password, "rebuild", "--url", "http://127.0.0.1:" + brokerPort);
    }

    /** Runs another command of the broker on its data directory. */
    String onData(String command, String... options) {
        var line = new ArrayList<>(
                List.of(command, "--data", directory.resolve("broker").toString()));
        line.addAll(List.of(options));
        return run(PASSWORD, line.toArray(new String[0]));
    }

    /** Takes everything but the master key from the data directory of a broker that is down. */
    void loseData() {
        try (var files = Files.list(directory.resolve("broker"))) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().equals("master.key"))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String password, String... command) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Path.of(System.getProperty("broker.jar", ""));
        var line = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        line.addAll(ServerProcess.sharedClasses(jar));
        line.addAll(List.of("-jar", jar.toString()));
        line.addAll(List.of(command));
        try {
            var builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("VDI_ADMIN_PASSWORD", password);
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    Rest broker() {
        return Rest.at("http://127.0.0.1:" + brokerPort);
    }

    /** The administrator, signed in. */
    Rest admin() {
        if (admin == null) {
            admin = Administration.signIn(broker(), "admin", PASSWORD);
        }
        return admin;
    }

    /** Connects the broker to the simulator; the controller's id. */
    String connect() {
        return admin().post("/api/v1/controllers", connection(key()))
                .orFail()
                .body()
                .path("id")
                .asString();
    }

    /** How the simulator is reached with this key. */
    Map<String, Object> connection(String key) {
        try {
            return Map.of(
                    "name",
                    "ECP",
                    "address",
                    "127.0.0.1:" + simulatorPort,
                    "tls",
                    Map.of(
                            "mode",
                            "CERTIFICATE",
                            "certificatePem",
                            Files.readString(ecpDirectory.resolve("certificate.pem"))),
                    "key",
                    key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String key() {
        return simulator.get("/simulator/key").orFail().body().path("key").asString();
    }

    String simulatorAddress() {
        return "127.0.0.1:" + simulatorPort;
    }

    /** Makes a user; their id. */
    String user(String login) {
        return admin().post("/api/v1/users", Map.of("login", login, "password", PASSWORD))
                .orFail()
                .body()
                .path("id")
                .asString();
    }

    /** Lets a user use a pool. */
    void entitle(String userId, String poolId) {
        admin().put("/api/v1/pools/" + poolId + "/entitlements/users/" + userId).orFail();
        await().atMost(SOON).until(() -> admin().get("/api/v1/pools/" + poolId + "/entitlements?size=200")
                .text()
                .contains(userId));
    }

    /** Asks for an automated pool of Windows machines; its id. */
    String automatedPool(
            String name, String controllerId, Map<String, Object> cloning, Map<String, Object> preparation) {
        var sizes = new HashMap<String, Object>(Map.of("templateId", WINDOWS, "namePattern", name, "thin", true));
        sizes.putAll(cloning);
        return admin().post(
                        "/api/v1/pools",
                        Map.of(
                                "type", "AUTOMATED",
                                "name", name,
                                "controllerId", controllerId,
                                "resourcePoolId", RESOURCE_POOL,
                                "dataPoolId", DATA_POOL,
                                "protocols", List.of("RDP", "NATIVE_RDP", "SPICE", "SPICE_DIRECT", "LOUDPLAY"),
                                "cloning", sizes,
                                "preparation", preparation))
                .orFail()
                .body()
                .path("id")
                .asString();
    }

    static Map<String, Object> sizes(int initial, int reserve, int total, int step) {
        return Map.of("initialSize", initial, "reserveSize", reserve, "totalSize", total, "increaseStep", step);
    }

    static final Map<String, Object> ONLY_CONSOLE = Map.of("remoteAccess", true, "powerOn", true);

    static final Map<String, Object> JOINED = Map.of(
            "remoteAccess",
            true,
            "powerOn",
            true,
            "hostname",
            true,
            "domainJoin",
            Map.of(
                    "domain", "corp.example",
                    "login", "svc-join",
                    "password", "Join-Pa55word",
                    "organizationalUnit", "OU=VDI,DC=corp,DC=example"));

    /** Makes a static pool of one machine, which offers its console; its id. */
    String staticPool(String name, String controllerId, String machine) {
        return admin().post(
                        "/api/v1/pools",
                        Map.of(
                                "type",
                                "STATIC",
                                "name",
                                name,
                                "controllerId",
                                controllerId,
                                "resourcePoolId",
                                RESOURCE_POOL,
                                "protocols",
                                List.of("SPICE"),
                                "machines",
                                List.of(machine)))
                .orFail()
                .body()
                .path("id")
                .asString();
    }

    /** A machine that nobody cloned and no pool has. */
    String ordinaryMachine(String power) {
        for (var domain : state().path("domains")) {
            if (!domain.path("template").asBoolean()
                    && domain.path("parent").asString("").isEmpty()
                    && domain.path("tags").isEmpty()
                    && (power.equals("OFF") == (domain.path("power").asInt() == 1))) {
                return domain.path("id").asString();
            }
        }
        throw new AssertionError("The simulator has no ordinary machine that is " + power);
    }

    /** How often ECP was asked to do something with a machine, such as {@code add-to-ad}. */
    int asked(String action) {
        return simulator
                .get("/simulator/requests/counts")
                .orFail()
                .body()
                .path("POST /api/domains/{id}/" + action + "/")
                .asInt(0);
    }

    JsonNode pool(String poolId) {
        return admin().get("/api/v1/pools/" + poolId).orFail().body();
    }

    /** All machines of a pool, by id, as the broker shows them; those that are gone left out. */
    Map<String, JsonNode> machines(String poolId) {
        var machines = new TreeMap<String, JsonNode>();
        for (var page = 0; ; page++) {
            var answer = admin().get("/api/v1/pools/" + poolId + "/machines?size=100&page=" + page)
                    .orFail()
                    .body();
            for (var machine : answer.path("items")) {
                if (!List.of("DELETED", "RELEASED")
                        .contains(machine.path("status").asString())) {
                    machines.put(machine.path("id").asString(), machine);
                }
            }
            if (answer.path("items").size() < 100) {
                return machines;
            }
        }
    }

    /** A machine that the pool has. */
    JsonNode machine(String poolId, String machine) {
        return Objects.requireNonNull(machines(poolId).get(machine), () -> machine + " is gone");
    }

    /** The machines of a pool that belong to somebody. */
    List<String> assigned(String poolId) {
        return machines(poolId).values().stream()
                .filter(machine -> !machine.path("users").isEmpty())
                .map(machine -> machine.path("id").asString())
                .toList();
    }

    /** The names of all pools that the broker has. */
    List<String> poolNames() {
        var names = new ArrayList<String>();
        admin().get("/api/v1/pools?size=100")
                .orFail()
                .body()
                .path("items")
                .forEach(pool -> names.add(pool.path("name").asString()));
        return names;
    }

    /** Waits until the pool has so many machines that are ready. */
    void awaitReady(String poolId, int count, Duration limit) {
        await().atMost(limit).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> assertThat(
                        machines(poolId).values().stream()
                                .filter(machine ->
                                        machine.path("status").asString().equals("READY")))
                .hasSize(count));
    }

    /** Waits until the pool's own description fits. */
    JsonNode awaitPool(String poolId, Predicate<JsonNode> fits, Duration limit) {
        return await().atMost(limit).pollInterval(Duration.ofMillis(300)).until(() -> pool(poolId), fits);
    }

    /** The machines that ECP has and that carry a tag, by id. */
    Map<String, JsonNode> tagged(String tag) {
        var machines = new TreeMap<String, JsonNode>();
        for (var domain : state().path("domains")) {
            for (var name : domain.path("tags")) {
                if (name.asString().equals(tag)) {
                    machines.put(domain.path("id").asString(), domain);
                }
            }
        }
        return machines;
    }

    /** The clones that ECP has of any template, by id. */
    Map<String, JsonNode> clones() {
        var machines = new TreeMap<String, JsonNode>();
        for (var domain : state().path("domains")) {
            if (!domain.path("parent").asString("").isEmpty()) {
                machines.put(domain.path("id").asString(), domain);
            }
        }
        return machines;
    }

    /** Those clones whose names begin like this, as those of a pool do. */
    List<JsonNode> clonesOf(String name) {
        return clones().values().stream()
                .filter(clone -> clone.path("name").asString().startsWith(name))
                .toList();
    }

    /** What ECP says of the power of a machine: 1 off, 2 suspended, 3 on. */
    int power(String machine) {
        for (var domain : state().path("domains")) {
            if (domain.path("id").asString().equals(machine)) {
                return domain.path("power").asInt();
            }
        }
        throw new AssertionError("ECP has no machine " + machine);
    }

    List<String> tags() {
        var names = new ArrayList<String>();
        state().path("tags").forEach(tag -> names.add(tag.path("name").asString()));
        return names;
    }

    JsonNode state() {
        return simulator.get("/simulator/state").orFail().body();
    }

    /** Arms a fault of the simulator. */
    void fault(Map<String, Object> fault) {
        simulator.post("/simulator/faults", fault).orFail();
    }

    /** A user, signed in as VeiL Connect does it. */
    Rest connectClient(String login) {
        var answer = await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> signIn(login), it -> !it.has("errors")); // who was just registered is known in a moment
        var token = answer.path("data").path("access_token").asString();
        var client = broker().as("jwt " + token);
        tokens.put(client, token);
        return client;
    }

    private JsonNode signIn(String login) {
        return broker().post(
                        "/api/auth/",
                        Map.of(
                                "username",
                                login,
                                "password",
                                PASSWORD,
                                "code",
                                "",
                                "ldap",
                                false,
                                "veil_connect_version",
                                "1.14.9"))
                .body();
    }

    /** The WebSocket of a client that is signed in. */
    ClientSocket socket(Rest client) {
        return new ClientSocket(brokerPort, tokens.getOrDefault(client, ""));
    }

    /** Asks for a desktop; whole answer of the client's protocol. */
    static JsonNode request(Rest client, String poolId, String protocol) {
        return request(client, poolId, protocol, 1);
    }

    /** The same, with the number by which progress is told apart. */
    static JsonNode request(Rest client, String poolId, String protocol, int requestId) {
        return client.post("/api/client/pools/" + poolId, Map.of("remote_protocol", protocol, "request_id", requestId))
                .body();
    }

    @Override
    public void close() {
        if (brokerProcess != null) {
            brokerProcess.kill();
        }
        killSimulator();
    }

    /** Below those that the system gives to connections: one of them could be taken before the process listens. */
    private static int freePort() {
        while (true) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(10_000, 32_000))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                continue; // taken: look for another one
            }
        }
    }

    /** A port whose successor is free too. */
    private static int freePorts() {
        while (true) {
            var port = freePort();
            try (var next = new ServerSocket(port + 1)) {
                return next.getLocalPort() - 1;
            } catch (IOException e) {
                continue; // taken: look for another pair
            }
        }
    }
}
