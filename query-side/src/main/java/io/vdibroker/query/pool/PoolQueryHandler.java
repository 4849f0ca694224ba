package io.vdibroker.query.pool;

import static com.mongodb.client.model.Filters.eq;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Pages.contains;
import static io.vdibroker.query.store.Pages.equal;

import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.query.AccessView;
import io.vdibroker.api.pool.query.EntitlementsView;
import io.vdibroker.api.pool.query.FindAccess;
import io.vdibroker.api.pool.query.FindEntitlements;
import io.vdibroker.api.pool.query.FindPools;
import io.vdibroker.api.pool.query.GetPool;
import io.vdibroker.api.pool.query.PoolView;
import io.vdibroker.api.pool.query.PoolsView;
import io.vdibroker.delivery.group.Freshness;
import io.vdibroker.query.machine.PoolMachines;
import io.vdibroker.query.person.Users;
import io.vdibroker.query.store.Pages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is known of pools and who may use them. */
@Component
class PoolQueryHandler {

    private final PoolCollections views;
    private final PoolMachines machines;
    private final Users users;
    private final PoolControllers controllers;
    private final PoolsOfUser poolsOfUser;
    private final Freshness fresh;

    PoolQueryHandler(
            PoolCollections views,
            PoolMachines machines,
            Users users,
            PoolControllers controllers,
            PoolsOfUser poolsOfUser,
            Freshness fresh) {
        this.poolsOfUser = poolsOfUser;
        this.fresh = fresh;
        this.controllers = controllers;
        this.views = views;
        this.machines = machines;
        this.users = users;
    }

    @QueryHandler
    Optional<PoolView> handle(GetPool query) {
        fresh();
        var poolId = query.poolId();
        return Optional.ofNullable(views.pools
                        .find(eq("_id", poolId.value().toString()))
                        .map(as(PoolDocument.class))
                        .first())
                .map(pool -> pool.toView(
                        machines.of(List.of(poolId)).getOrDefault(poolId, PoolMachines.none()),
                        controllers.stateOf(poolId)));
    }

    @QueryHandler
    AccessView handle(FindAccess query) {
        fresh();
        return new AccessView(query.userIds().stream()
                .filter(userId -> poolsOfUser.mayUse(userId, query.poolId()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @QueryHandler
    PoolsView handle(FindPools query) {
        fresh();
        var controller = query.controllerId();
        var found = Pages.find(
                views.pools,
                Arrays.asList(
                        contains("name", query.name()),
                        equal("type", query.type()),
                        equal("status", query.status()),
                        equal("controller", controller == null ? null : controller.value())),
                query.sort(),
                query.page(),
                query.size(),
                PoolDocument.class);
        var ids = found.items().stream().map(PoolDocument::poolId).toList();
        var counts = machines.of(ids);
        var unusable = controllers.statesOf(ids);
        return new PoolsView(
                found.map(pool -> pool.toView(
                                counts.getOrDefault(pool.poolId(), PoolMachines.none()),
                                unusable.getOrDefault(pool.poolId(), ControllerState.OK)))
                        .items(),
                found.total(),
                query.page(),
                query.size());
    }

    @QueryHandler
    EntitlementsView handle(FindEntitlements query) {
        fresh.upTo(PoolCollections.GROUP);
        var found = Pages.find(
                views.entitlements,
                List.of(eq("pool", query.poolId().value().toString())),
                "order",
                query.page(),
                query.size(),
                EntitlementDocument.class);
        var logins = users.loginsOf(found.items().stream()
                .filter(each -> each.kind() == EntitledKind.USER)
                .map(each -> UserId.of(each.party()))
                .toList());
        var names = users.namesOf(found.items().stream()
                .filter(each -> each.kind() == EntitledKind.GROUP)
                .map(each -> GroupId.of(each.party()))
                .toList());
        return new EntitlementsView(
                found.map(each -> each.toView(logins, names)).items(), found.total(), query.page(), query.size());
    }

    private void fresh() {
        fresh.upTo(PoolCollections.GROUP);
        fresh.upTo(PoolMachines.GROUP);
    }
}
