package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import java.util.List;
import java.util.UUID;

/** What to clone, where, under which ids and name pattern; thin ones share the template's disk. The count is that of the ids. */
public record CloneRequest(
        UUID templateId, UUID resourcePoolId, String name, boolean thin, List<MachineId> machineIds) {}
