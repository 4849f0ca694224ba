package io.vdibroker.delivery.bus;

import io.vdibroker.api.RejectionDetails;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.axonframework.messaging.HandlerExecutionException;

/** Finds out whether a command was refused, whatever the refusal was wrapped in on its way. */
public final class Refusals {

    private Refusals() {}

    /** Why it was refused; empty if the error is none of a refusal. */
    public static Optional<RejectionDetails> detailsOf(Throwable error) {
        for (var e = error; e != null; e = e.getCause()) {
            if (e instanceof Refused refused) {
                return Optional.of(refused.details());
            }
            if (e instanceof HandlerExecutionException execution) {
                var details = execution.<Object>getDetails();
                if (details.isPresent() && details.get() instanceof RejectionDetails rejection) {
                    return Optional.of(rejection);
                }
            }
        }
        return Optional.empty();
    }

    /** A {@link Refused} if it was refused, else what really went wrong. */
    static RuntimeException unwrap(Throwable error) {
        var details = detailsOf(error);
        if (details.isPresent()) {
            return new Refused(details.get(), error);
        }
        var cause = error;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
