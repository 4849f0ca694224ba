package io.vdibroker.saga.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.Metadata;
import io.vdibroker.delivery.json.JsonDelivery;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.saga.SagaTestFixture;

/** What the tests of sagas share. */
public final class SagaBench {
    private SagaBench() {}

    public static <T> SagaTestFixture<T> of(Class<T> saga) {
        var fixture = new SagaTestFixture<>(saga);
        fixture.registerResource(new SagaCommands(DefaultCommandGateway.builder()
                .commandBus(fixture.getCommandBus())
                .build()));
        return fixture;
    }

    /** An event whose identifier, and so what follows from it, is known. */
    public static <T> EventMessage<T> event(UUID id, T payload) {
        return new GenericEventMessage<>(id.toString(), payload, MetaData.with(Metadata.CORRELATION_ID, "c"), now());
    }

    private static java.time.Instant now() {
        return java.time.Instant.parse("2026-01-15T08:00:00Z");
    }

    /** The saga as the store keeps it, read again. */
    public static <T> void readsBackEqual(T saga, Class<T> type) {
        var serializer = JsonDelivery.serializer();
        var stored = serializer.serialize(saga, String.class);
        T read = serializer.deserialize(stored);
        assertThat(read).usingRecursiveComparison().isEqualTo(saga);
        assertThat(read).isInstanceOf(type);
    }
}
