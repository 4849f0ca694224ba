package io.vdibroker.command.store;

import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.api.store.StoreId;
import io.vdibroker.api.store.command.ConfirmStore;
import io.vdibroker.api.store.command.RecordRestoration;
import io.vdibroker.api.store.command.StoreCommand;
import io.vdibroker.api.store.event.StoreConfirmed;
import io.vdibroker.api.store.event.StoreEvent;
import io.vdibroker.api.store.event.StoreRestored;
import io.vdibroker.command.Handlers;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final StoreId STORE = new StoreId(new UUID(1, 1));
    private static final UUID RESTORE = new UUID(2, 2);
    private static final Instant COPIED = Instant.parse("2026-03-02T08:30:00Z");
    private static final RecordRestoration RECORD =
            new RecordRestoration(STORE, RESTORE, RestoreReason.BACKUP_RESTORED, 7, null, COPIED, "why");
    private static final StoreRestored RESTORED =
            new StoreRestored(STORE, RESTORE, RestoreReason.BACKUP_RESTORED, 7, null, COPIED, "why");

    private final FixtureConfiguration<Store> fixture = new AggregateTestFixture<>(Store.class);

    @Test
    void recordsARestorationOnce() {
        fixture.givenNoPriorActivity().when(RECORD).expectEvents(RESTORED);
        fixture.given(RESTORED).when(RECORD).expectNoEvents();
        fixture.given(RESTORED, new StoreConfirmed(STORE, RESTORE)).when(RECORD).expectNoEvents();
    }

    @Test
    void isConfirmedOnce() {
        fixture.given(RESTORED).when(new ConfirmStore(STORE)).expectEvents(new StoreConfirmed(STORE, RESTORE));
        fixture.given(RESTORED, new StoreConfirmed(STORE, RESTORE))
                .when(new ConfirmStore(STORE))
                .expectNoEvents();
    }

    @Test
    void hasNothingToConfirmIfItWasNeverRestored() {
        fixture.givenNoPriorActivity()
                .when(new ConfirmStore(STORE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void handlesEveryCommandAndEvent() {
        Handlers.assertComplete(Store.class, StoreCommand.class, StoreEvent.class, Set.of());
    }
}
