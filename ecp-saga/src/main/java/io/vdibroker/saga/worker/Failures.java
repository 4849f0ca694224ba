package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.EcpProblem;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what went wrong into a code and one sentence. What ECP says decides about the code only, never about what is done
 * next in ECP. What it says of an account of a domain stays in the log, and what may name one is left out: events are
 * for ever.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Pattern ACCOUNT =
            Pattern.compile("(?i)password|credential|user name|logon|organizational unit|could not be contacted");

    private Failures() {}

    static Failure of(FailureCode code, String text) {
        return Failure.inOneLine(code, text);
    }

    static Failure ofTask(Step step, TaskEnd end, @Nullable String login) {
        return said(step, end.text(), classify(step, end.text(), FailureCode.TASK_FAILED), login);
    }

    /** The login is that of the account that the step used, if it used one. */
    static Failure of(Step step, EcpProblem problem, @Nullable String login) {
        var text = problem.text();
        if (problem instanceof EcpProblem.NotFound) {
            return said(step, text, step == Step.CLONE ? FailureCode.NOT_A_TEMPLATE : FailureCode.NOT_FOUND, login);
        }
        return said(step, text, classify(step, text, FailureCode.REFUSED), login);
    }

    /** A directory names accounts, which an event must not. */
    private static Failure said(Step step, String text, FailureCode code, @Nullable String login) {
        if (step != Step.DOMAIN_JOIN && step != Step.LEAVE_DOMAIN) {
            return of(code, text);
        }
        LOG.info("{} did not succeed: {}", step, text);
        var ours = code == FailureCode.DOMAIN_REFUSED
                ? "The domain did not accept the account or the organizational unit of the pool"
                : "ECP could not do it";
        return of(code, ours + ": " + AccountMask.of(login).apply(text));
    }

    private static FailureCode classify(Step step, String text, FailureCode otherwise) {
        var lower = oneLine(text).toLowerCase(Locale.ROOT);
        if (lower.contains("free space")) {
            return FailureCode.NO_SPACE;
        }
        if (step == Step.CLONE && (lower.contains("not a template") || lower.contains("does not exist"))) {
            return FailureCode.NOT_A_TEMPLATE;
        }
        if (step == Step.DOMAIN_JOIN && ACCOUNT.matcher(text).find()) {
            return FailureCode.DOMAIN_REFUSED;
        }
        return otherwise;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
