package io.vdibroker.command.pool;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.command.ChangePoolNetworks;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GroupEntitlementWithdrawn;
import io.vdibroker.api.pool.event.PoolNetworksChanged;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.person.People;
import java.util.List;
import java.util.Objects;

/** What administrators change of a pool while it lives: its settings, and who may use it. */
final class Administration {
    private final PoolState pool;
    private final Settlement settlement;

    Administration(PoolState pool) {
        this.pool = pool;
        this.settlement = new Settlement(pool);
    }

    void reconfigure(ReconfigurePool asked) {
        var setup = pool.setup();
        var command = setup.completed(asked);
        if (command.settings().equals(setup.settings())
                && Objects.equals(command.cloning(), setup.cloning())
                && Objects.equals(command.preparation(), setup.preparation())) {
            return;
        }
        refuseIfGoingOrGone();
        if (command.expectedVersion() != null && command.expectedVersion() != setup.version()) {
            throw new Rejection(
                    RejectionCode.CONFLICT,
                    "The settings are of version " + setup.version() + " by now; read them again and repeat");
        }
        PoolRules.check(command, setup.type(), pool.members.count());
        apply(new PoolReconfigured(
                pool.poolId(), setup.version() + 1, command.settings(), command.cloning(), command.preparation()));
        settlement.settle(command.expansionId());
    }

    void changeNetworks(ChangePoolNetworks command) {
        if (!command.networks().equals(pool.networks)) {
            refuseIfGoingOrGone();
            apply(new PoolNetworksChanged(pool.poolId(), command.networks()));
        }
    }

    void entitle(Entitled entitled, People people) {
        if (pool.entitlements.has(entitled)) {
            return;
        }
        refuseIfGoingOrGone();
        if (entitled.kind() == EntitledKind.USER) {
            var userId = new UserId(entitled.id());
            people.refuseUnlessKnown(userId);
            apply(new UserEntitled(pool.poolId(), userId));
        } else {
            var groupId = new GroupId(entitled.id());
            people.refuseUnlessKnown(groupId);
            apply(new GroupEntitled(pool.poolId(), groupId));
        }
    }

    /** Who asked by this entitlement gets nothing any more; who has another one asks again. */
    void withdraw(Entitled entitled) {
        if (!pool.entitlements.has(entitled)) {
            return;
        }
        apply(
                entitled.kind() == EntitledKind.USER
                        ? new UserEntitlementWithdrawn(pool.poolId(), new UserId(entitled.id()))
                        : new GroupEntitlementWithdrawn(pool.poolId(), new GroupId(entitled.id())));
        List.copyOf(pool.queue.open()).stream()
                .filter(ticket -> ticket.entitledBy().equals(entitled))
                .forEach(ticket -> settlement.cancel(ticket, "The entitlement to the pool was withdrawn"));
    }

    private void refuseIfGoingOrGone() {
        if (pool.status == PoolStatus.DELETED) {
            throw new Rejection(RejectionCode.NOT_FOUND, "The pool was deleted");
        }
        if (pool.status == PoolStatus.DELETING) {
            throw new Rejection(RejectionCode.POOL_NOT_ACTIVE, "The pool is being deleted");
        }
    }
}
