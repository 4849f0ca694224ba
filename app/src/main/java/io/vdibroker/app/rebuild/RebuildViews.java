package io.vdibroker.app.rebuild;

import io.vdibroker.app.rebuild.RunningBroker.Difference;
import io.vdibroker.app.rebuild.RunningBroker.Rebuild;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Has a running broker make its views anew and says what was wrong with them: exit code 0 if nothing was, 1 if something was
 * mended, 2 if it could not be done.
 */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2,
        description =
                "Has a running broker make its views anew from all events, beside those that are read; then it compares"
                        + " the two document by document, and mends what is not as the events say.")
public final class RebuildViews implements Callable<Integer> {

    private static final int LOOK_EVERY_MS = 500;
    private static final String PASSWORD = "VDI_ADMIN_PASSWORD";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "VIEW",
            description = "Which one; all, one after the other, if none is given")
    private @Nullable String wanted;

    @Option(names = "--url", description = "Where the broker is; default ${DEFAULT-VALUE}")
    private String url = "http://127.0.0.1:8080";

    @Option(
            names = "--login",
            description = "An administrator's name; default ${DEFAULT-VALUE}. The password comes from " + PASSWORD
                    + ", or is asked for")
    private String login = "admin";

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var broker = new RunningBroker(url, login, password())) {
            var views = wanted == null
                    ? broker.views().stream().map(RunningBroker.View::name).toList()
                    : List.of(wanted);
            var end = 0;
            for (var view : views) {
                var rebuild = rebuild(broker, view, out);
                if (rebuild == null) {
                    return impossible("The broker was started again meanwhile: nothing was done to the view " + view);
                }
                if (rebuild.failure() != null) {
                    end = impossible("The view " + view + " was left as it was: " + rebuild.failure());
                } else if (rebuild.different() > 0) {
                    end = Math.max(end, 1);
                }
            }
            return end;
        } catch (RestClientResponseException e) {
            return impossible(reason(e));
        } catch (ResourceAccessException e) {
            return impossible("No broker answers at " + url + "; give its address with --url");
        } catch (RestClientException e) {
            return impossible("What answers at " + url + " is no broker: " + e.getMessage());
        }
    }

    private static @Nullable Rebuild rebuild(RunningBroker broker, String view, PrintWriter out) {
        broker.rebuild(view);
        while (true) {
            var rebuild = broker.view(view).rebuild();
            if (rebuild == null) {
                return null;
            }
            if (rebuild.state().equals("DONE") || rebuild.state().equals("FAILED")) {
                tell(view, rebuild, out);
                return rebuild;
            }
            out.println("  " + view + ": "
                    + (rebuild.state().equals("COMPARING")
                            ? "comparing"
                            : rebuild.position() + " of " + rebuild.head() + " events"));
            out.flush();
            pause();
        }
    }

    private static void tell(String view, Rebuild rebuild, PrintWriter out) {
        if (rebuild.failure() != null) {
            return;
        }
        out.println(view + ": " + rebuild.compared() + " documents compared, "
                + (rebuild.different() == 0 ? "all alike" : rebuild.different() + " MENDED"));
        rebuild.differences().forEach(difference -> out.println("  " + sentence(difference)));
        if (rebuild.different() > rebuild.differences().size()) {
            out.println(
                    "  .. and " + (rebuild.different() - rebuild.differences().size()) + " more");
        }
        out.flush();
    }

    private static String sentence(Difference difference) {
        return difference.collection() + " " + difference.id() + ": "
                + switch (difference.kind()) {
                    case "MISSING" -> "was not there";
                    case "SURPLUS" -> "should not have been there";
                    default -> "had other " + String.join(", ", difference.fields());
                };
    }

    private String password() {
        var given = System.getenv(PASSWORD);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        var console = System.console();
        var typed = console == null ? null : console.readPassword("Password of %s: ", login);
        if (typed == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Set " + PASSWORD + " to the password of " + login + ", or run it on a terminal");
        }
        return new String(typed);
    }

    private static String reason(RestClientResponseException e) {
        try {
            var problem = e.getResponseBodyAs(ProblemDetail.class);
            return problem == null || problem.getDetail() == null ? e.getStatusText() : problem.getDetail();
        } catch (RestClientException unreadable) {
            return "The answer was " + e.getStatusCode();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private int impossible(String why) {
        spec.commandLine().getErr().println(why);
        return 2;
    }
}
