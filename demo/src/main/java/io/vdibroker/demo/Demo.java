package io.vdibroker.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the broker, as of ./broker serve")
    private Map<String, String> settings = new HashMap<>();

    @Mixin
    private Servers servers = new Servers();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        checkOptions();
        try (var directory = DemoDirectory.claim(data);
                var children = servers.children()) {
            var before = DemoFile.read(directory.path());
            checkPorts();
            children.stopWithThisProcess(Demo::say, "Stopped. What it did is kept in " + directory.path());
            try {
                return run(directory.path(), before);
            } catch (DemoException e) {
                if (children.stopping()) { // then that is why
                    return 0;
                }
                throw e;
            }
        }
    }

    private void checkOptions() {
        require(port > 0 && port <= Ports.LAST, "--port takes a number from 1 to " + Ports.LAST);
        require(
                simulatorPort > 0 && simulatorPort < Ports.LAST,
                "--simulator-port takes a number from 1 to " + (Ports.LAST - 1) + ": the next one is used as well");
        require(
                port != simulatorPort && port != simulatorPort + 1,
                "--port has to be another one than --simulator-port and the next one after that");
        require(timeFactor > 0 && timeFactor <= 1000, "--time-factor takes a number above 0, up to 1000");
        require(!data.toString().isBlank(), "--data takes the name of a directory");
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private void checkPorts() {
        Ports.requireFree(address, port, "stop what listens on it, or choose another one with --port");
        for (var each : List.of(simulatorPort, simulatorPort + 1)) {
            Ports.requireFree(
                    "127.0.0.1",
                    each,
                    "stop what listens on it, or choose others with --simulator-port, which takes two in a row");
        }
    }

    private int run(Path directory, Optional<DemoFile> before) {
        say("Starting the simulated ECP VeiL ..");
        var simulator = servers.startSimulator(directory, simulatorPort, timeFactor, true);
        var http = "http://127.0.0.1:" + (simulatorPort + 1);
        var simulatorRest = Rest.at(http);
        simulator.await(() -> simulatorRest.answers("/simulator/key"), Servers.START_LIMIT, Demo::say);
        var key =
                simulatorRest.get("/simulator/key").orFail().body().path("key").asString();
        var ecp = new DemoFile.Simulator("https://127.0.0.1:" + simulatorPort, http, key);

        var url = "http://" + host() + ":" + port;
        var file = before.map(known -> known.at(url, ecp)).orElseGet(() -> DemoFile.plan(url, ecp));
        file.write(directory); // before the broker takes the password from it
        say("Starting the broker ..");
        var broker = servers.startBroker(directory, port, address, file.admin().password(), settings);
        var brokerRest = Rest.at(url);
        broker.await(() -> brokerRest.answers("/actuator/health/readiness"), Servers.START_LIMIT, Demo::say);
        try {
            var seed = new Seed(brokerRest, ecp, directory, Demo::say);
            if (file.waitsForSeeding()) {
                seed.seed(file);
            } else {
                seed.again(file);
            }
        } catch (DemoException e) {
            throw broker.hasEndedWithin(Duration.ofSeconds(1)) ? broker.ended() : e;
        }
        explain(file);
        return waitForTheEnd(broker, simulator, directory);
    }

    /** Where the broker is asked from this machine. */
    private String host() {
        return address.equals("0.0.0.0") ? "127.0.0.1" : address;
    }

    private int waitForTheEnd(ServerProcess broker, ServerProcess simulator, Path directory) {
        while (!broker.hasEndedWithin(Duration.ofMillis(500)) && !simulator.hasEndedWithin(Duration.ZERO)) {}
        Pause.halfASecond(); // Ctrl-C reaches the servers too, and maybe sooner
        if (servers.children().stopping()) {
            return 0;
        }
        var name = broker.hasEndedWithin(Duration.ZERO) ? "broker" : "simulator";
        say("The " + name + " has ended; " + directory.resolve(name + ".log") + " tells why");
        return 1;
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
        say("Ctrl-C stops both servers; started again with the same --data, they know all that they knew.");
        say("READY");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
