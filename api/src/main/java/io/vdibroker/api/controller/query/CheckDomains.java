package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import java.util.List;
import java.util.UUID;

/** Do these machines exist in the resource pool, and are they no templates? Answered by {@link CheckedDomainsView} within 10 s or refused with a reason. */
public record CheckDomains(ControllerId controllerId, UUID resourcePoolId, List<MachineId> machineIds) {}
