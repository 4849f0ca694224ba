package io.vdibroker.saga.inventory;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.saga.ecp.EcpProblem;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryExecutionException;

/** A question that has no answer, and why; who asked gets it as a {@link QueryExecutionException}. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;

    Refusal(RejectionCode code, String text) {
        super(text);
        this.code = code;
    }

    static Refusal notFound(String text) {
        return new Refusal(RejectionCode.NOT_FOUND, text);
    }

    static Refusal notReady(String text) {
        return new Refusal(RejectionCode.MACHINE_NOT_READY, text);
    }

    /** What is no refusal and no problem of ECP is a fault of ours and stays what it is. */
    static Throwable asAnswer(Throwable problem) {
        var cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof Refusal refusal) {
            return answer(refusal.code, String.valueOf(refusal.getMessage()), refusal);
        }
        if (cause instanceof TimeoutException) {
            return answer(RejectionCode.CONTROLLER_UNREACHABLE, "ECP did not answer in time; try again", cause);
        }
        return cause instanceof EcpProblem said ? answer(codeOf(said), said.text(), said) : cause;
    }

    private static RejectionCode codeOf(EcpProblem problem) {
        if (problem instanceof EcpProblem.NotFound) {
            return RejectionCode.NOT_FOUND;
        }
        return problem instanceof EcpProblem.Refused || problem instanceof EcpProblem.CredentialRejected
                ? RejectionCode.CONTROLLER_REJECTED
                : RejectionCode.CONTROLLER_UNREACHABLE;
    }

    private static QueryExecutionException answer(RejectionCode code, String text, Throwable cause) {
        return new QueryExecutionException(text, cause, new RejectionDetails(code, text));
    }
}
