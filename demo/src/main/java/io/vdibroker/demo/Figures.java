package io.vdibroker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures the built product: start-up and memory, seconds to many ready machines, desktop requests a second. The figures in
 * {@code docs/performance.md} come from it.
 */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        description = "Measures the built product on this machine; takes some minutes at real durations.")
final class Figures implements Callable<Integer> {

    static final int PORT = 18080;
    private static final int SIMULATOR_PORT = 18543;
    private static final int CLIENTS = 8;

    @Option(names = "--machines", description = "How many machines to make; default ${DEFAULT-VALUE}")
    private int machines = 200;

    @Option(names = "--time-factor", description = "1 is as long as a real ECP takes; default ${DEFAULT-VALUE}")
    private double timeFactor = 1;

    @Option(names = "--requests", description = "How many repeated requests to send; default ${DEFAULT-VALUE}")
    private int requests = 2000;

    @Option(
            names = "--failing",
            paramLabel = "PERCENT",
            description = "How many of a hundred calls of ECP fail while machines are made; default ${DEFAULT-VALUE}")
    private int failing = 0;

    @Option(
            names = "--events",
            description =
                    "How long to make the history at the end, to measure starts and rebuilds with it; default: not at all")
    private int events = 0;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the broker, as of ./broker serve")
    private Map<String, String> settings = new HashMap<>();

    @Mixin
    private Servers servers = new Servers();

    @Override
    public Integer call() throws Exception {
        for (var port : List.of(PORT, SIMULATOR_PORT, SIMULATOR_PORT + 1)) {
            Ports.requireFree("127.0.0.1", port, "stop what listens on it");
        }
        var directory = Files.createTempDirectory("vdi-figures");
        var password = Passwords.random();
        settings.putIfAbsent("vdi.session.access-life", "2h"); // so that the administrator stays signed in to the end
        var url = "http://127.0.0.1:" + PORT;
        try (var children = servers.children()) {
            children.stopWithThisProcess(System.out::println, "Stopped");
            var simulator = servers.startSimulator(directory, SIMULATOR_PORT, timeFactor, false);
            var simulatorHttp = Rest.at("http://127.0.0.1:" + (SIMULATOR_PORT + 1));
            simulator.await(() -> simulatorHttp.answers("/simulator/key"), Servers.START_LIMIT);
            startUp(directory, url, password);
            try (var broker = servers.startBroker(directory, PORT, "127.0.0.1", password, settings)) {
                broker.await(() -> Rest.at(url).answers("/actuator/health/readiness"), Servers.START_LIMIT);
                measure(Rest.at(url), password, simulatorHttp, directory);
                print("Memory of the broker after that: %d MiB", memoryMib(broker));
            }
            simulator.close();
            if (events > 0) {
                new HistoryFigures(servers, settings, directory, password).measure(events);
            }
        }
        return 0;
    }

    /** A first start and a second one; the time is until readiness is answered. */
    private void startUp(Path directory, String url, String password) {
        for (var start : List.of("first", "second")) {
            var began = System.nanoTime();
            try (var broker = servers.startBroker(directory, PORT, "127.0.0.1", password, settings)) {
                broker.await(() -> Rest.at(url).answers("/actuator/health/readiness"), Servers.START_LIMIT);
                print("Start-up, %s: %.1f s, %d MiB", start, seconds(began), memoryMib(broker));
            }
        }
    }

    private void measure(Rest broker, String password, Rest simulator, Path directory) throws Exception {
        var admin = Administration.signIn(broker, "admin", password);
        var key = simulator.get("/simulator/key").orFail().body().path("key").asString();
        var seed = new Seed(
                broker, new DemoFile.Simulator("https://127.0.0.1:" + SIMULATOR_PORT, "", key), directory, line -> {});
        var users = new ArrayList<Rest>();
        var poolId = seed.poolOf(admin, machines);
        var began = System.nanoTime();
        if (failing > 0) {
            letFail(simulator);
        }
        while (admin.getOnceThere("/api/v1/pools/" + poolId)
                        .orFail()
                        .body()
                        .path("machines")
                        .path("ready")
                        .asInt()
                < machines) {
            Pause.halfASecond();
        }
        var took = seconds(began);
        print(
                "%d machines ready after %.1f s; ideal of the simulator's limits %.1f s; %.2fx",
                machines, took, ideal(), took / ideal());
        simulator.delete("/simulator/faults").orFail();

        for (var i = 0; i < Math.min(machines, 100); i++) {
            var login = "figure" + i;
            var userId = admin.post("/api/v1/users", Map.of("login", login, "password", password))
                    .orFail()
                    .body()
                    .path("id")
                    .asString();
            admin.put("/api/v1/pools/" + poolId + "/entitlements/users/" + userId)
                    .orFail();
            users.add(client(broker, login, password));
        }
        rate("first assignment of running machines", users, poolId, users.size());
        rate("repeated, running machines", users, poolId, requests);
    }

    /** In equal parts: an error, a refusal, a page of a gateway, and a connection that breaks before and after the call was done. */
    private void letFail(Rest simulator) {
        var kinds = List.of(
                Map.of("kind", "STATUS", "status", 500),
                Map.of("kind", "STATUS", "status", 418),
                Map.of("kind", "STATUS", "status", 502, "html", "<h1>Bad gateway</h1>"),
                Map.of("kind", "DROP_BEFORE"),
                Map.of("kind", "DROP_AFTER"));
        var seed = 1;
        for (var kind : kinds) {
            var fault = new HashMap<String, Object>(kind);
            fault.putAll(Map.of("path", "/api/**", "probability", failing / 100.0 / kinds.size()));
            fault.put("seed", seed++);
            simulator.post("/simulator/faults", fault).orFail();
        }
    }

    /** Clones one job after the other, 4 at a time in 3 s each, and then one machine's steps: tag, access, start, boot. */
    private double ideal() {
        return timeFactor * (machines * 3.0 / 4 + 0.5 + 2 + 4 + 45 + 5);
    }

    private static void rate(String what, List<Rest> clients, String poolId, int count) throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var calls = new ArrayList<Callable<Double>>();
            for (var i = 0; i < count; i++) {
                var client = clients.get(i % clients.size());
                calls.add(() -> {
                    var began = System.nanoTime();
                    var answer = client.post("/api/client/pools/" + poolId, Map.of("remote_protocol", "RDP"));
                    if (!answer.body().has("data")) {
                        throw new DemoException("No desktop: " + answer.text());
                    }
                    return seconds(began) * 1000;
                });
            }
            var began = System.nanoTime();
            var times = new ArrayList<Double>();
            for (var call : threads.invokeAll(calls)) {
                times.add(result(call));
            }
            var took = seconds(began);
            times.sort(Double::compare);
            print(
                    "Desktop requests, %s: %d in %.1f s, %.0f/s with %d clients; median %.0f ms, 99%% %.0f ms",
                    what, count, took, count / took, CLIENTS, times.get(count / 2), times.get(count * 99 / 100));
        } finally {
            threads.shutdownNow();
        }
    }

    private static double result(Future<Double> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new DemoException(String.valueOf(e.getCause()));
        }
    }

    private static Rest client(Rest broker, String login, String password) {
        var body =
                new HashMap<String, Object>(Map.of("username", login, "password", password, "code", "", "ldap", false));
        body.put("veil_connect_version", "1.14.9");
        for (var tries = 0; ; tries++) {
            var token = broker.post("/api/auth/", body).body().path("data").path("access_token");
            if (token.isString()) {
                return broker.as("jwt " + token.asString());
            }
            if (tries > 10) {
                throw new DemoException("The user " + login + " cannot sign in");
            }
            Pause.halfASecond();
        }
    }

    /** The resident memory of a process, where the system tells it in {@code /proc}; else 0. */
    static long memoryMib(ServerProcess process) {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                                    .filter(line -> line.startsWith("VmRSS:"))
                                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                                    .sum()
                            / 1024
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(java.util.Locale.ROOT, format, values));
    }
}
