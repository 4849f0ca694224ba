package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.query.ClusterView;
import io.vdibroker.api.controller.query.DataPoolView;
import io.vdibroker.api.controller.query.DomainView;
import io.vdibroker.api.controller.query.NodeView;
import io.vdibroker.api.controller.query.ResourcePoolView;
import io.vdibroker.api.controller.query.TemplateView;
import io.vdibroker.api.machine.MachineId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people ask about one ECP VeiL while they wait. Nothing here changes anything. Throws {@link EcpProblem}. */
public interface EcpInventory {

    /** What ECP says is its version, in its own words; empty if it says none. */
    String version();

    /** Whether the key is good for more than the version; returns if it is. */
    void check();

    EcpPage<ResourcePoolView> resourcePools(EcpFilter filter);

    Optional<ResourcePoolView> resourcePool(UUID id);

    /** ECP cannot filter clusters by resource pool: one in the filter is ignored. */
    EcpPage<ClusterView> clusters(EcpFilter filter);

    EcpPage<NodeView> nodes(EcpFilter filter);

    Optional<NodeView> node(UUID id);

    /** The clusters that the nodes of a resource pool are in. */
    Set<UUID> clustersOf(UUID resourcePoolId);

    EcpPage<DataPoolView> dataPools(EcpFilter filter);

    EcpPage<TemplateView> templates(EcpFilter filter);

    /** Machines that are no templates. */
    EcpPage<DomainView> domains(EcpFilter filter);

    /** What all machines are called that are no templates, in whatever resource pool. */
    Map<MachineId, String> names();

    Optional<EcpDomain> domain(MachineId id);

    /** Those of the machines that ECP has, templates or not. */
    List<EcpDomain> domains(Collection<MachineId> ids);

    /** Those of the machines that are in the resource pool, templates or not. */
    Set<MachineId> inResourcePool(UUID resourcePoolId, Collection<MachineId> ids);

    /** How to reach the console of a machine, if it can be reached. */
    Optional<EcpConsole> console(MachineId id);
}
