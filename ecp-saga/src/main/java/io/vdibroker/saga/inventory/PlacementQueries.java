package io.vdibroker.saga.inventory;

import io.vdibroker.api.controller.query.CheckDomains;
import io.vdibroker.api.controller.query.CheckPlacement;
import io.vdibroker.api.controller.query.CheckedDomainView;
import io.vdibroker.api.controller.query.CheckedDomainsView;
import io.vdibroker.api.controller.query.PlacementView;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpInventory;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says beforehand what ECP would not do, or what would be no good. */
@Component
class PlacementQueries {

    private final Inventories inventories;

    PlacementQueries(Inventories inventories) {
        this.inventories = inventories;
    }

    @QueryHandler
    CompletableFuture<PlacementView> handle(CheckPlacement query) {
        return inventories.ask(query.controllerId(), ecp -> new Placement(ecp, query).checked());
    }

    @QueryHandler
    CompletableFuture<CheckedDomainsView> handle(CheckDomains query) {
        return inventories.ask(query.controllerId(), ecp -> checked(ecp, query));
    }

    private static CheckedDomainsView checked(EcpInventory ecp, CheckDomains query) {
        var known = ecp.domains(query.machineIds()).stream()
                .collect(Collectors.toMap(EcpDomain::id, Function.identity(), (one, same) -> one));
        var inPool = ecp.inResourcePool(query.resourcePoolId(), known.keySet());
        return new CheckedDomainsView(query.machineIds().stream()
                .map(id -> checked(id, known.get(id), inPool))
                .toList());
    }

    private static CheckedDomainView checked(MachineId id, @Nullable EcpDomain domain, Set<MachineId> inPool) {
        return domain == null
                ? new CheckedDomainView(id, null, "ECP has no machine " + id.value())
                : new CheckedDomainView(id, domain.name(), problem(domain, inPool));
    }

    private static @Nullable String problem(EcpDomain domain, Set<MachineId> inPool) {
        if (domain.template()) {
            return domain.name() + " is a template";
        }
        if (!inPool.contains(domain.id())) {
            return domain.name() + " is not in the chosen resource pool";
        }
        return domain.usable() ? null : domain.name() + " is " + domain.status() + " in ECP, and must be ACTIVE";
    }
}
