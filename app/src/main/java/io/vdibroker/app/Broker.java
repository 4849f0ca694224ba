package io.vdibroker.app;

import io.vdibroker.app.admin.Admin;
import io.vdibroker.app.backup.MakeBackup;
import io.vdibroker.app.backup.RestoreBackup;
import io.vdibroker.app.rebuild.RebuildViews;
import io.vdibroker.app.verify.Verify;
import io.vdibroker.delivery.directory.DataDirectory;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line of the broker in one process. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "An event-sourced VDI connection broker for ECP VeiL.",
        subcommands = Broker.Serve.class)
final class Broker implements Runnable {

    private Broker() {}

    /** Starts what the arguments say. */
    public static void main(String[] arguments) {
        System.setProperty("disable-axoniq-console-message", "true");
        var line = new CommandLine(new Broker())
                .addSubcommand(new Verify(BrokerApplication.clock()))
                .addSubcommand(new RebuildViews())
                .addSubcommand(new MakeBackup(BrokerApplication.clock()))
                .addSubcommand(new RestoreBackup())
                .addSubcommand(new Admin());
        var exitCode = line.execute(arguments);
        if (exitCode != 0 || !serves(line.getParseResult())) {
            System.exit(exitCode); // Axon leaves threads behind that would keep the process
        }
    }

    private static boolean serves(ParseResult parsed) {
        return parsed.hasSubcommand() && parsed.subcommand().commandSpec().userObject() instanceof Serve;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Runs the broker until it is stopped. */
    @Command(
            name = "serve",
            mixinStandardHelpOptions = true,
            description = "Runs the broker with embedded stores until it is stopped.")
    static final class Serve implements Callable<Integer> {

        private static final int LAST_PORT = 65_535;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--port", description = "The port of the HTTP server; default ${DEFAULT-VALUE}")
        private int port = 8080;

        @Option(
                names = "--address",
                description = "The network address to listen on; default ${DEFAULT-VALUE}, for a reverse proxy with TLS"
                        + " on this machine; 0.0.0.0 is all of them")
        private String address = "127.0.0.1";

        @Option(names = "--data", description = "Where everything is kept; default ${DEFAULT-VALUE}")
        private Path data = Path.of("data");

        @Option(
                names = "--set",
                description = "A setting, like --set vdi.pool.ticket-life=5m; may be given several times")
        private Map<String, String> settings = Map.of();

        @Override
        public Integer call() {
            if (port < 1 || port > LAST_PORT) {
                throw new ParameterException(spec.commandLine(), "--port takes a number from 1 to " + LAST_PORT);
            }
            if (data.toString().isBlank()) {
                throw new ParameterException(spec.commandLine(), "--data takes the name of a directory");
            }
            try {
                DataDirectory.prepare(data); // before anything is written there
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage());
            } catch (UncheckedIOException e) {
                throw new ParameterException(spec.commandLine(), StartFailures.dataDirectory(e.getCause()));
            }
            return BrokerApplication.start(port, address, data.toAbsolutePath(), settings) ? 0 : 1;
        }
    }
}
