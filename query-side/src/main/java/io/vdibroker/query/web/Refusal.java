package io.vdibroker.query.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryExecutionException;

/** What an endpoint cannot answer, in the same form as a refused query. */
public final class Refusal {

    private Refusal() {}

    /** A refusal with this code. */
    public static QueryExecutionException of(RejectionCode code, String message) {
        return new QueryExecutionException(message, null, new RejectionDetails(code, message));
    }

    /** For what is looked for and not there. */
    public static Supplier<QueryExecutionException> unknown(String what) {
        return () -> of(RejectionCode.NOT_FOUND, "There is no such " + what);
    }
}
