package io.vdibroker.query.machine.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.query.FindMachines;
import io.vdibroker.api.machine.query.GetMachine;
import io.vdibroker.api.machine.query.MachineUserView;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.machine.query.MachinesView;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.query.AccessView;
import io.vdibroker.api.pool.query.FindAccess;
import io.vdibroker.api.pool.query.GetPool;
import io.vdibroker.api.pool.query.PoolView;
import io.vdibroker.query.web.OpenedData;
import io.vdibroker.query.web.Paging;
import io.vdibroker.query.web.Refusal;
import io.vdibroker.web.AdminRest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows machines. */
@AdminRest
class MachineEndpoint {

    private static final List<String> SORTS = List.of("name", "status", "power", "since");

    private final QueryGateway queries;
    private final Paging paging;
    private final OpenedData opened;

    MachineEndpoint(QueryGateway queries, Paging paging, OpenedData opened) {
        this.queries = queries;
        this.paging = paging;
        this.opened = opened;
    }

    @GetMapping("/api/v1/machines/{machineId}")
    CompletableFuture<MachineBody> get(@PathVariable MachineId machineId) {
        return queries.query(new GetMachine(machineId), optionalInstanceOf(MachineView.class))
                .thenApply(found -> found.orElseThrow(Refusal.unknown("machine")))
                .thenCompose(machine -> access(machine.poolId(), List.of(machine))
                        .thenApply(access -> MachineBody.of(machine, opened, access)));
    }

    @GetMapping("/api/v1/pools/{poolId}/machines")
    CompletableFuture<MachinesBody> ofPool(
            @PathVariable PoolId poolId,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable MachineStatus status,
            @RequestParam @Nullable PowerState power,
            @RequestParam @Nullable UserId user,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size, sort, SORTS);
        return queries.query(new GetPool(poolId), optionalInstanceOf(PoolView.class))
                .thenApply(found -> found.orElseThrow(Refusal.unknown("pool")))
                .thenCompose(pool -> queries.query(
                        new FindMachines(poolId, name, status, power, user, sort, page, size),
                        instanceOf(MachinesView.class)))
                .thenCompose(found ->
                        access(poolId, found.items()).thenApply(access -> MachinesBody.of(found, opened, access)));
    }

    private CompletableFuture<AccessView> access(PoolId poolId, List<MachineView> machines) {
        var users = machines.stream()
                .flatMap(machine -> machine.users().stream())
                .map(MachineUserView::userId)
                .collect(Collectors.toSet());
        return queries.query(new FindAccess(poolId, users), instanceOf(AccessView.class));
    }

    /** One page of machines. */
    record MachinesBody(List<MachineBody> items, long total, int page, int size) {

        static MachinesBody of(MachinesView view, OpenedData opened, AccessView access) {
            return new MachinesBody(
                    view.items().stream()
                            .map(machine -> MachineBody.of(machine, opened, access))
                            .toList(),
                    view.total(),
                    view.page(),
                    view.size());
        }
    }
}
