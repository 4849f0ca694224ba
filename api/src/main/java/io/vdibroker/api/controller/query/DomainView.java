package io.vdibroker.api.controller.query;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import java.util.List;

/** A machine of ECP, whether or not a pool has it. */
public record DomainView(MachineId id, String name, String status, PowerState power, boolean thin, List<String> tags) {}
