package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import java.util.Set;

/** A tag and the machines that carry it. */
public record EcpTag(String id, String name, Set<MachineId> machines) {}
