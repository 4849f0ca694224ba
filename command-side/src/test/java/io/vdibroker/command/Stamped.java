package io.vdibroker.command;

import io.vdibroker.api.Metadata;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;

/** Commands as the interceptors of command-side leave them. */
public final class Stamped {

    private Stamped() {}

    public static CommandMessage<?> at(Instant receivedAt, Object command) {
        return new GenericCommandMessage<>(command, Map.of(Metadata.RECEIVED_AT, receivedAt.toString()));
    }
}
