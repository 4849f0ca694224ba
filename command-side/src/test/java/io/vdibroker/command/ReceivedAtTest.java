package io.vdibroker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.Metadata;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;

class ReceivedAtTest {

    record Ask() {}

    static class Clockwork {
        @CommandHandler
        Instant handle(Ask command, @ReceivedAt Instant now) {
            return now;
        }
    }

    private final AnnotationCommandHandlerAdapter<Clockwork> handler =
            new AnnotationCommandHandlerAdapter<>(new Clockwork());

    @Test
    void isFoundWithoutAnyWiringAndReadFromTheMetadata() throws Exception {
        assertThat(handler.handle(ask(Map.of(Metadata.RECEIVED_AT, "2026-02-03T04:05:06.789Z"))))
                .isEqualTo(Instant.parse("2026-02-03T04:05:06.789Z"));
    }

    @Test
    void failsLoudlyWhereNobodyStampedTheMessage() {
        assertThatThrownBy(() -> handler.handle(ask(Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Ask carries no receivedAt");
    }

    private static CommandMessage<?> ask(Map<String, String> metadata) {
        return new GenericCommandMessage<>(new Ask(), metadata);
    }
}
