package io.vdibroker.app.backup;

import io.vdibroker.delivery.directory.DataDirectoryInUseException;
import io.vdibroker.delivery.store.Restore;
import io.vdibroker.delivery.store.UnusableStoreException;
import io.vdibroker.secrets.SecretStoreException;
import io.vdibroker.secrets.Secrets;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.axonframework.common.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a backup into an empty data directory: exit code 0 if it is there, else 2 and a sentence. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2,
        description =
                "Puts a backup into a data directory that has no databases. The broker that starts on it then holds all"
                        + " machines that the backup takes for free, until an administrator says what is so.")
public final class RestoreBackup implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", required = true, description = "The directory of the backup")
    private Path from = Path.of("");

    @Option(names = "--data", description = "The data directory of the broker; default ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--master-key-file",
            description = "Where the master key lies if it is neither in VDI_MASTER_KEY nor in the data directory")
    private @Nullable Path masterKeyFile;

    @Override
    public Integer call() {
        try {
            var restored = Restore.into(data, from);
            var out = spec.commandLine().getOut();
            out.println("The history is there again up to event " + restored.position()
                    + (restored.madeAt() == null ? "" : ", of " + restored.madeAt()) + ", and the secrets with it.");
            out.println(masterKey());
            out.println(
                    "What happened since is lost. The broker that starts on it gives machines that it takes for free to"
                            + " nobody, and assigned ones to the same user only, until an administrator confirms or replaces them:"
                            + " see the chapter on backups in docs/guide.md");
            return 0;
        } catch (IllegalArgumentException | UnusableStoreException | DataDirectoryInUseException e) {
            return impossible(String.valueOf(e.getMessage()));
        } catch (JdbcException | UncheckedIOException e) {
            return impossible(e.getMessage() + ": " + e.getCause());
        }
    }

    private String masterKey() {
        try {
            Secrets.openExisting(data, masterKeyFile).close();
            return "The master key opens them.";
        } catch (IllegalStateException | SecretStoreException | UncheckedIOException e) {
            return "The master key, which is not part of a backup, is needed before the start: " + e.getMessage();
        }
    }

    private int impossible(String why) {
        spec.commandLine().getErr().println(why);
        return 2;
    }
}
