package io.vdibroker.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a simulated ECP VeiL and a broker beside it, seeds them once, and says how to try them. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the broker with a simulated ECP VeiL beside it. What it did is kept in the data directory.")
final class Demo implements Callable<Integer> {

    @Option(names = "--port", description = "The port of the broker; default ${DEFAULT-VALUE}")
    private int port = 8080;

    @Option(
            names = "--address",
            description =
                    "The network address that the broker listens on; default ${DEFAULT-VALUE}, 0.0.0.0 is all of them")
    private String address = "127.0.0.1";

    @Option(names = "--data", description = "Where everything is kept; default ${DEFAULT-VALUE}")
    private Path data = Path.of("demo-data");

    @Option(
            names = "--simulator-port",
            description = "The https port of the simulator, plain http on the next one; default ${DEFAULT-VALUE}")
    private int simulatorPort = 18443;

    @Option(
            names = "--time-factor",
            description = "How long the simulator takes: 1 is as long as a real ECP; default ${DEFAULT-VALUE}")
    private double timeFactor = 0.1;

    @Mixin
    private Servers servers = new Servers();

    @Override
    public Integer call() {
        var directory = data.toAbsolutePath();
        Servers.makeOwnerOnly(directory);
        var before = DemoFile.read(directory);
        var administrator =
                before.map(DemoFile::admin).orElseGet(() -> new DemoFile.Account("admin", Passwords.random()));
        say("Starting the simulated ECP VeiL ..");
        try (var simulator = servers.startSimulator(directory, simulatorPort, timeFactor, true)) {
            var simulatorHttp = Rest.at("http://127.0.0.1:" + (simulatorPort + 1));
            simulator.await(() -> simulatorHttp.answers("/simulator/key"), Servers.START_LIMIT);
            say("Starting the broker ..");
            try (var broker = servers.startBroker(directory, port, address, administrator.password(), Map.of())) {
                var url = "http://" + host() + ":" + port;
                broker.await(() -> Rest.at(url).answers("/actuator/health/readiness"), Servers.START_LIMIT);
                var stopped = stopOnSignal(broker, simulator);
                var key = simulatorHttp
                        .get("/simulator/key")
                        .orFail()
                        .body()
                        .path("key")
                        .asString();
                var servers = new DemoFile.Simulator(
                        "https://127.0.0.1:" + simulatorPort, "http://127.0.0.1:" + (simulatorPort + 1), key);
                var seed = new Seed(Rest.at(url), servers, directory, this::say);
                var file = before.isPresent() ? seed.again(before.get(), url) : seed.first(administrator, url);
                file.write(directory);
                explain(file);
                return waitForTheEnd(broker, simulator, stopped);
            }
        }
    }

    /** Where the broker is asked from this machine. */
    private String host() {
        return address.equals("0.0.0.0") ? "127.0.0.1" : address;
    }

    private static CountDownLatch stopOnSignal(ServerProcess broker, ServerProcess simulator) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            simulator.close();
            stopped.countDown();
        }));
        return stopped;
    }

    private int waitForTheEnd(ServerProcess broker, ServerProcess simulator, CountDownLatch stopped) {
        while (stopped.getCount() > 0) {
            if (broker.hasEndedWithin(Duration.ofMillis(500)) || simulator.hasEndedWithin(Duration.ZERO)) {
                say("A server has ended; the logs beside demo.json tell why");
                return 1;
            }
        }
        return 0;
    }

    private void explain(DemoFile file) {
        var user = file.users().get(0);
        var pool = file.pools().get(0);
        say("");
        say("Broker          " + file.url() + "   (for VeiL Connect: " + host() + ", port " + port + ")");
        say("Simulated ECP   " + file.simulator().https());
        say("Administrator   " + file.admin().name() + " / " + file.admin().password());
        for (var account : file.users()) {
            say("User            " + account.name() + " / " + account.password());
        }
        say("");
        say("Three lines to try (they need curl and jq):");
        say("  TOKEN=$(curl -s " + file.url() + "/api/auth/ -H 'Content-Type: application/json' -d '{\"username\":\""
                + user.name() + "\",\"password\":\"" + user.password()
                + "\",\"code\":\"\",\"ldap\":false,\"veil_connect_version\":\"1.14.9\"}' | jq -r .data.access_token)");
        say("  curl -s " + file.url() + "/api/client/pools -H \"Authorization: jwt $TOKEN\" | jq .");
        say(
                "  curl -s -X POST " + file.url() + "/api/client/pools/" + pool.id()
                        + " -H \"Authorization: jwt $TOKEN\" -H 'Content-Type: application/json' -d '{\"remote_protocol\":\"RDP\"}' | jq .");
        say("");
        say("READY");
    }

    private void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
