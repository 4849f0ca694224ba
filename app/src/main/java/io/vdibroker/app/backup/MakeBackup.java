package io.vdibroker.app.backup;

import io.vdibroker.delivery.store.Backup;
import io.vdibroker.delivery.store.UnusableStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.axonframework.common.jdbc.JdbcException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies both databases of one moment: exit code 0 if the copy was made and read through, else 2 and a sentence. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2,
        description =
                "Copies both databases of one moment, beside a running broker or without one, and reads the copy through."
                        + " The master key is not in it: keep a copy of that elsewhere.")
public final class MakeBackup implements Callable<Integer> {

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", description = "The data directory of the broker; default ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--to",
            required = true,
            description = "A directory for this backup alone: it is made, or must be empty")
    private Path to = Path.of("");

    /** The clock says when the backup was made. */
    public MakeBackup(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            var backup = Backup.make(data, to, clock.instant());
            var out = spec.commandLine().getOut();
            out.println("The history up to event " + backup.position() + ", and the secrets of the same moment ("
                    + backup.madeAt() + "), were copied to "
                    + to.toAbsolutePath().normalize() + " and read through:");
            for (var name : new String[] {"events.db", "secrets.db", "backup.txt"}) {
                out.println("  " + name + "  " + Files.size(to.resolve(name)) + " bytes");
            }
            out.println(
                    "The master key is not in it: keep a copy of it elsewhere, without it secrets.db cannot be opened");
            return 0;
        } catch (IllegalArgumentException | UnusableStoreException e) {
            return impossible(String.valueOf(e.getMessage()));
        } catch (JdbcException | UncheckedIOException e) {
            return impossible(e.getMessage() + ": " + e.getCause());
        } catch (IOException e) {
            return impossible("The backup cannot be read: " + e);
        }
    }

    private int impossible(String why) {
        spec.commandLine().getErr().println(why);
        return 2;
    }
}
