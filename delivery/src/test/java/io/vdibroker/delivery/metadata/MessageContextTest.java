package io.vdibroker.delivery.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.Metadata;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class MessageContextTest {

    private final MessageContext context = new MessageContext(Map.of(Metadata.ACTOR, "system:worker"));

    @Test
    void startsAChainWithTheFirstMessageAndNamesEachCause() {
        var first = GenericEventMessage.asEventMessage("first").andMetaData(Map.of(Metadata.ACTOR, "a"));
        assertThat(MessageContext.causedBy(first).metadata())
                .containsEntry(Metadata.ACTOR, "a")
                .containsEntry(Metadata.CORRELATION_ID, first.getIdentifier())
                .containsEntry(Metadata.CAUSATION_ID, first.getIdentifier());

        var second = GenericEventMessage.asEventMessage("second")
                .andMetaData(MessageContext.causedBy(first).metadata());
        assertThat(MessageContext.causedBy(second).metadata())
                .containsEntry(Metadata.CORRELATION_ID, first.getIdentifier())
                .containsEntry(Metadata.CAUSATION_ID, second.getIdentifier());
    }

    @Test
    void namesTheEventThatACommandWasSentBecauseOf() {
        var event = GenericEventMessage.asEventMessage("e").andMetaData(Map.of(Metadata.ACTOR, "a"));
        var command =
                new GenericCommandMessage<>("c", MessageContext.causedBy(event).metadata());

        assertThat(MessageContext.causedBy(command).metadata())
                .containsEntry(Metadata.CAUSATION_ID, event.getIdentifier());
    }

    @Test
    void namesNoCauseOfWhatAPersonSends() {
        var command = new GenericCommandMessage<>("c", Map.of(Metadata.ACTOR, "a", Metadata.CORRELATION_ID, "request"));

        assertThat(MessageContext.causedBy(command).metadata())
                .containsEntry(Metadata.CORRELATION_ID, "request")
                .doesNotContainKey(Metadata.CAUSATION_ID);
    }

    @Test
    void carriesNothingElse() {
        var event = GenericEventMessage.asEventMessage("e").andMetaData(Map.of("x", "y", Metadata.RECEIVED_AT, "now"));

        assertThat(MessageContext.causedBy(event).metadata()).doesNotContainKeys("x", Metadata.RECEIVED_AT);
    }

    @Test
    void isWhatRunsInItAndNothingAfter() {
        context.run(() -> assertThat(MessageContext.current()).isEqualTo(context));
        assertThat(MessageContext.current().metadata()).isEmpty();
        assertThatThrownBy(() -> context.run(() -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(MessageContext.current().metadata()).isEmpty();
    }

    @Test
    void isThatOfTheMessageBeingHandled() {
        var event = GenericEventMessage.asEventMessage("e").andMetaData(Map.of(Metadata.ACTOR, "a"));
        var work = DefaultUnitOfWork.startAndGet(event);
        work.registerCorrelationDataProvider(new CausationProvider());

        assertThat(MessageContext.current().metadata())
                .containsEntry(Metadata.ACTOR, "a")
                .containsEntry(Metadata.CAUSATION_ID, event.getIdentifier());
        work.rollback();
    }
}
