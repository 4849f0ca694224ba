package io.vdibroker.query.pool;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GroupEntitlementWithdrawn;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps who may use which pool, once for each of the two questions. */
@Component
@ProcessingGroup(PoolCollections.GROUP)
class EntitlementProjector {

    private final PoolCollections views;
    private final ViewWrites writes;
    private final DesktopUpdates updates;

    EntitlementProjector(PoolCollections views, ViewWrites writes, DesktopUpdates updates) {
        this.views = views;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(UserEntitled event, @Timestamp Instant at) {
        entitled(event.poolId(), new Entitled(EntitledKind.USER, event.userId().value()), at);
    }

    @EventHandler
    void on(GroupEntitled event, @Timestamp Instant at) {
        entitled(
                event.poolId(), new Entitled(EntitledKind.GROUP, event.groupId().value()), at);
    }

    @EventHandler
    void on(UserEntitlementWithdrawn event) {
        withdrawn(event.poolId(), new Entitled(EntitledKind.USER, event.userId().value()));
    }

    @EventHandler
    void on(GroupEntitlementWithdrawn event) {
        withdrawn(
                event.poolId(), new Entitled(EntitledKind.GROUP, event.groupId().value()));
    }

    @EventHandler
    void on(PoolDeleted event) {
        var pool = event.poolId().value().toString();
        writes.remove(views.entitlements, eq("pool", pool));
        writes.updateAll(views.parties, exists("pools." + pool), unset("pools." + pool));
    }

    private void entitled(PoolId poolId, Entitled party, Instant at) {
        var pool = poolId.value().toString();
        writes.upsert(
                views.entitlements,
                pool + "|" + PartyKey.of(party),
                set("pool", pool),
                set("kind", party.kind().name()),
                set("party", party.id().toString()),
                set("since", at),
                set("order", party.kind() + " " + at)); // GROUP sorts before USER
        writes.upsert(views.parties, PartyKey.of(party), set("pools." + pool, true));
        writes.afterwards(() -> updates.publish(party));
    }

    private void withdrawn(PoolId poolId, Entitled party) {
        var pool = poolId.value().toString();
        writes.remove(views.entitlements, eq("_id", pool + "|" + PartyKey.of(party)));
        writes.upsert(views.parties, PartyKey.of(party), unset("pools." + pool));
        writes.afterwards(() -> updates.publish(party));
    }
}
