package io.vdibroker.saga.inventory;

import io.vdibroker.api.controller.query.CheckPlacement;
import io.vdibroker.api.controller.query.DataPoolView;
import io.vdibroker.api.controller.query.PlacementView;
import io.vdibroker.api.controller.query.ResourcePoolView;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpFilter;
import io.vdibroker.saga.ecp.EcpInventory;
import java.util.Optional;
import java.util.Set;

/**
 * Whether machines can be cloned from a template into a resource pool, as far as ECP lets us see beforehand. Space: ECP
 * does not say how large the disks of a template are, and a thin clone begins with next to nothing, so for both kinds the data pool
 * must have some space left; that it is enough for all, ECP itself decides when it clones.
 */
final class Placement {

    private static final String ACTIVE = "ACTIVE";

    private final EcpInventory ecp;
    private final CheckPlacement wanted;

    Placement(EcpInventory ecp, CheckPlacement wanted) {
        this.ecp = ecp;
        this.wanted = wanted;
    }

    PlacementView checked() {
        var resourcePool = ecp.resourcePool(wanted.resourcePoolId());
        if (resourcePool.isEmpty()) {
            return problem("resourcePoolId", "ECP has no resource pool " + wanted.resourcePoolId());
        }
        var template = ecp.domain(new MachineId(wanted.templateId()));
        if (template.isEmpty()) {
            return problem("templateId", "ECP has no template " + wanted.templateId());
        }
        return templateProblem(template.get(), resourcePool.get())
                .or(() -> dataPoolProblem(resourcePool.get()))
                .orElseGet(() -> new PlacementView(
                        null, null, template.get().name(), template.get().osType()));
    }

    private Optional<PlacementView> templateProblem(EcpDomain template, ResourcePoolView resourcePool) {
        if (!template.template()) {
            return Optional.of(problem("templateId", template.name() + " is a machine and no template"));
        }
        if (!template.usable()) {
            return Optional.of(problem(
                    "templateId",
                    "The template " + template.name() + " is " + template.status() + ", and must be ACTIVE"));
        }
        return ecp.inResourcePool(resourcePool.id(), Set.of(template.id())).isEmpty()
                ? Optional.of(problem(
                        "templateId",
                        "The template " + template.name() + " is not in the resource pool " + resourcePool.name()))
                : Optional.empty();
    }

    private Optional<PlacementView> dataPoolProblem(ResourcePoolView resourcePool) {
        var id = wanted.dataPoolId();
        if (id == null) {
            return Optional.empty();
        }
        return ecp.dataPools(EcpFilter.of(resourcePool.id())).rows().stream()
                .filter(dataPool -> dataPool.id().equals(id))
                .findFirst()
                .map(Placement::dataPoolProblem)
                .orElseGet(() -> Optional.of(problem(
                        "dataPoolId", "The resource pool " + resourcePool.name() + " cannot use the data pool " + id)));
    }

    private static Optional<PlacementView> dataPoolProblem(DataPoolView dataPool) {
        if (!ACTIVE.equals(dataPool.status())) {
            return Optional.of(problem(
                    "dataPoolId",
                    "The data pool " + dataPool.name() + " is " + dataPool.status() + ", and must be ACTIVE"));
        }
        return dataPool.freeMib() > 0
                ? Optional.empty()
                : Optional.of(problem("dataPoolId", "The data pool " + dataPool.name() + " has no space left"));
    }

    private static PlacementView problem(String field, String text) {
        return new PlacementView(text, field, null, null);
    }
}
