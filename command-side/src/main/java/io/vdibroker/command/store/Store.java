package io.vdibroker.command.store;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.store.StoreId;
import io.vdibroker.api.store.command.ConfirmStore;
import io.vdibroker.api.store.command.RecordRestoration;
import io.vdibroker.api.store.event.StoreConfirmed;
import io.vdibroker.api.store.event.StoreRestored;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Guards that a restoration is recorded once, and counts until somebody confirms it. */
@Aggregate
class Store {

    @AggregateIdentifier
    private @Nullable StoreId storeId;

    private final Set<UUID> known = new HashSet<>();
    private @Nullable UUID open;

    Store() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordRestoration command) {
        if (!known.contains(command.restoreId())) {
            apply(new StoreRestored(
                    command.storeId(),
                    command.restoreId(),
                    command.reason(),
                    command.position(),
                    command.known(),
                    command.copiedAt(),
                    command.detail()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmStore command) {
        if (open != null) {
            apply(new StoreConfirmed(command.storeId(), open));
        }
    }

    @EventSourcingHandler
    void on(StoreRestored event) {
        storeId = event.storeId();
        known.add(event.restoreId());
        open = event.restoreId();
    }

    @EventSourcingHandler
    void on(StoreConfirmed event) {
        open = null;
    }
}
