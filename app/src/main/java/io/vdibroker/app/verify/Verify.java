package io.vdibroker.app.verify;

import io.vdibroker.delivery.directory.DataDirectory;
import io.vdibroker.delivery.store.StoredEvents;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.axonframework.common.jdbc.JdbcException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether the broker kept its promises, from its history alone: exit code 0 if it did, 1 if not. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Reads the event store, beside a running broker or without one, changes nothing, and says whether every"
                        + " promise was kept.")
public final class Verify implements Callable<Integer> {

    private static final int SHOWN = 100;

    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", description = "The data directory of the broker; default ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    /** Asks the clock what is late. */
    public Verify(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var verification = new Verification();
        try (var events = StoredEvents.open(data)) {
            verification.read(events, DataDirectory.isInUse(data), clock.instant());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ": give the broker's with --data");
        } catch (JdbcException e) {
            spec.commandLine().getErr().println(e.getMessage() + ": " + e.getCause());
            return 2;
        }
        return tell(verification, out);
    }

    private static int tell(Verification verification, PrintWriter out) {
        var findings = verification.findings();
        out.println(verification.events() + " events read");
        for (var promise : Promise.values()) {
            var broken = findings.stream()
                    .filter(finding -> finding.promise() == promise)
                    .toList();
            out.println((broken.isEmpty() ? "  kept    " : "  BROKEN  ") + promise.words());
            show(broken, out);
        }
        out.println(findings.isEmpty() ? "Everything is as it should be" : findings.size() + " findings");
        return findings.isEmpty() ? 0 : 1;
    }

    private static void show(List<Finding> broken, PrintWriter out) {
        broken.stream().limit(SHOWN).forEach(finding -> out.println("          " + finding));
        if (broken.size() > SHOWN) {
            out.println("          .. and " + (broken.size() - SHOWN) + " more");
        }
    }
}
