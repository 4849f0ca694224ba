package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.Step;
import io.vdibroker.saga.ecp.EcpProblem;
import java.util.Locale;
import java.util.regex.Pattern;

/** Puts what went wrong into a code and one sentence. What ECP says decides about the code only, never about what is done next in ECP. */
final class Failures {
    private static final int LONGEST = 300;
    private static final Pattern ACCOUNT =
            Pattern.compile("(?i)password|credential|user name|logon|organizational unit|could not be contacted");

    private Failures() {}

    static Failure of(FailureCode code, String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return new Failure(code, line.length() > LONGEST ? line.substring(0, LONGEST - 3) + "..." : line);
    }

    static Failure ofTask(Step step, TaskEnd end) {
        return of(classify(step, end.text(), FailureCode.TASK_FAILED), end.text());
    }

    static Failure of(Step step, EcpProblem problem) {
        var text = problem.text();
        if (problem instanceof EcpProblem.NotFound) {
            return of(step == Step.CLONE ? FailureCode.NOT_A_TEMPLATE : FailureCode.NOT_FOUND, text);
        }
        return of(classify(step, text, FailureCode.REFUSED), text);
    }

    private static FailureCode classify(Step step, String text, FailureCode otherwise) {
        var lower = text.toLowerCase(Locale.ROOT);
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
}
