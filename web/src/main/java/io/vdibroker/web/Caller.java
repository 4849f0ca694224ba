package io.vdibroker.web;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import java.util.Map;

/**
 * The person behind a request, as a parameter of an endpoint; a request without a valid token never reaches it.
 *
 * @param address where the request came from, sealed for the person
 * @param correlationId names this request and all that follows from it, in history and logs
 */
public record Caller(UserId userId, SessionId sessionId, SessionKind kind, Sealed address, String correlationId) {

    /** What a command of this person carries. */
    public Map<String, String> metadata() {
        return Map.of(
                Metadata.ACTOR, userId.value().toString(),
                Metadata.SESSION_ID, sessionId.value().toString(),
                Metadata.ADDRESS_SEALED, address.ciphertext(),
                Metadata.CORRELATION_ID, correlationId);
    }
}
