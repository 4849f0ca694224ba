package io.vdibroker.app.verify;

import io.vdibroker.delivery.directory.DataDirectory;
import io.vdibroker.delivery.store.StoreFiles;
import io.vdibroker.delivery.store.StoredEvents;
import io.vdibroker.delivery.store.UnusableStoreException;
import io.vdibroker.saga.ecp.EcpHoldings;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.secrets.Secret;
import io.vdibroker.secrets.SecretStoreException;
import io.vdibroker.secrets.Secrets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether the broker kept its promises, from its history alone: exit code 0 if it did, 1 if not. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2,
        description =
                "Reads the event store, beside a running broker or without one, changes nothing, and says whether every"
                        + " promise was kept.")
public final class Verify implements Callable<Integer> {

    private static final int SHOWN = 100;
    private static final int LOOKS = 3;
    private static final int BETWEEN_LOOKS_SECONDS = 5;

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", description = "The data directory of the broker; default ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(names = "--ecp", description = "Compare with what the controllers hold, too")
    private boolean ecp;

    @Option(
            names = "--master-key-file",
            description =
                    "Where the master key lies if it is neither in VDI_MASTER_KEY nor in the data directory; without it"
                            + " nobody can tell whether somebody else wrote the history")
    private @Nullable Path masterKeyFile;

    private @Nullable String noSecrets;

    /** Asks the clock what is late. */
    public Verify(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Verification verification;
        try {
            StoreFiles.verify(data);
        } catch (UnusableStoreException e) {
            return impossible(String.valueOf(e.getMessage()));
        }
        try (var events = StoredEvents.open(data);
                var secrets = secrets()) {
            verification = verify(events, secrets);
            for (var looks = 1;
                    looks < LOOKS && DataDirectory.inUseSince(data).isPresent() && verification.ecpDisagrees();
                    looks++) {
                pause(); // ECP was asked after the history was read, and the broker goes on
                verification = verify(events, secrets);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ": give the broker's with --data");
        } catch (JdbcException e) {
            return impossible(e.getMessage() + ": " + e.getCause());
        } catch (SecretStoreException | IllegalStateException e) {
            return impossible("The secrets cannot be opened: " + e.getMessage());
        }
        return tell(verification, spec.commandLine().getOut());
    }

    private @Nullable Secrets secrets() {
        try {
            return Secrets.openExisting(data, masterKeyFile);
        } catch (SecretStoreException | IllegalStateException e) {
            if (ecp) {
                throw e;
            }
            noSecrets = e.getMessage();
            return null;
        }
    }

    private Verification verify(StoredEvents events, @Nullable Secrets secrets) {
        var verification = new Verification();
        StoreFiles.behindItsMark(data)
                .ifPresent(text -> verification.note(new Finding(Promise.COMPLETE, "the history", text, 0)));
        if (secrets != null) {
            verification.checkSeals(events, secrets.historySeals());
        }
        if (secrets != null && ecp) {
            verification.compareWith(
                    (address, tls, credentialRef) -> EcpHoldings.of(address, tls, () -> key(secrets, credentialRef)));
        }
        verification.read(events, DataDirectory.inUseSince(data).orElse(null), clock.instant());
        return verification;
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(BETWEEN_LOOKS_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String key(Secrets secrets, String credentialRef) {
        return secrets.store()
                .open(credentialRef)
                .map(Secret::reveal)
                .orElseThrow(() -> new EcpProblem.CredentialRejected("The key is not among the secrets any more"));
    }

    private int impossible(String why) {
        spec.commandLine().getErr().println(why);
        return 2;
    }

    private int tell(Verification verification, PrintWriter out) {
        var findings = verification.findings();
        out.println(verification.events() + " events read");
        for (var promise : Promise.values()) {
            if (promise == Promise.ECP_AGREES && (!ecp || verification.ecpSilent() != null)) {
                continue;
            }
            if (promise == Promise.UNTOUCHED && noSecrets != null) {
                out.println("  ?       " + promise.words() + ": not checked. " + noSecrets);
                continue;
            }
            var broken = findings.stream()
                    .filter(finding -> finding.promise() == promise)
                    .toList();
            out.println((broken.isEmpty() ? "  kept    " : "  BROKEN  ") + promise.words());
            show(broken, out);
        }
        verification.notSealedYet().ifPresent(why -> out.println("Note: " + why));
        if (!findings.isEmpty()) {
            out.println(findings.size() + " findings");
            return 1;
        }
        if (verification.ecpSilent() != null) {
            return impossible("ECP could not be asked: " + verification.ecpSilent());
        }
        if (noSecrets != null) {
            return impossible(
                    "Whether somebody else wrote the history cannot be told without the master key; give it with"
                            + " --master-key-file or VDI_MASTER_KEY");
        }
        out.println("Everything is as it should be");
        return 0;
    }

    private static void show(List<Finding> broken, PrintWriter out) {
        broken.stream().limit(SHOWN).forEach(finding -> out.println("          " + finding));
        if (broken.size() > SHOWN) {
            out.println("          .. and " + (broken.size() - SHOWN) + " more");
        }
    }
}
