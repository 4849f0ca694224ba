package io.vdibroker.saga.ecp;

import io.vdibroker.saga.ecp.EcpChanges.Subject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One message of ECP's websocket, of which only the subject is believed: what became of it is asked. */
record EcpNews(Subject subject, @Nullable UUID id) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Empty for acknowledgements and whatever else is no news. */
    static Optional<EcpNews> read(String text) {
        try {
            var message = JSON.readTree(text);
            if (!"data".equals(EcpFacts.text(message, "msg_type"))) {
                return Optional.empty();
            }
            var id = EcpFacts.uuid(EcpFacts.text(message, "id"))
                    .or(() -> EcpFacts.uuid(EcpFacts.text(message.path("object"), "id")))
                    .orElse(null);
            return switch (EcpFacts.text(message, "resource")) {
                case "/domains/" -> Optional.of(new EcpNews(Subject.DOMAIN, id));
                case "/tasks/" -> Optional.of(new EcpNews(Subject.TASK, id));
                default -> Optional.empty();
            };
        } catch (JacksonException e) { // no message of the kind that we know
            return Optional.empty();
        }
    }
}
