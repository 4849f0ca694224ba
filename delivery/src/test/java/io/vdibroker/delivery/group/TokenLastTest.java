package io.vdibroker.delivery.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenLastTest {

    private static final TrackingToken TOKEN = GapAwareTrackingToken.newInstance(3, Set.of());

    private final List<String> order = new ArrayList<>();
    private final TokenLast tokens = new TokenLast(new Recording());

    /** As Axon's worker does it: the token is announced before the handlers run, the sagas are stored after. */
    @Test
    void storesTheTokenAfterTheSagasOfTheBatch() {
        var work = new BatchingUnitOfWork<>(
                List.of(GenericEventMessage.asEventMessage("one"), GenericEventMessage.asEventMessage("two")));
        work.onPrepareCommit(w -> tokens.storeToken(TOKEN, "saga-x", 0));
        work.executeWithResult(() -> {
            work.onPrepareCommit(w -> order.add("saga"));
            order.add("command");
            return true;
        });

        assertThat(order).containsExactly("command", "command", "saga", "saga", "token");
    }

    @Test
    void storesNoTokenWhenTheBatchFails() {
        var work = new BatchingUnitOfWork<>(List.of(GenericEventMessage.asEventMessage("one")));
        work.onPrepareCommit(w -> tokens.storeToken(TOKEN, "saga-x", 0));
        var result = work.executeWithResult(() -> {
            work.onPrepareCommit(w -> {
                throw new IllegalStateException("the saga could not be stored");
            });
            return true;
        });

        assertThat(result.isExceptional()).isTrue();
        assertThat(order).isEmpty();
    }

    @Test
    void storesItAtOnceOutsideOfABatch() {
        tokens.storeToken(TOKEN, "saga-x", 0);

        assertThat(order).containsExactly("token");
        assertThat(TOKEN.position()).isEqualTo(OptionalLong.of(3));
    }

    private final class Recording extends InMemoryTokenStore {
        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
            order.add("token");
        }
    }
}
