package io.vdibroker.query.machine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationKind;
import org.springframework.stereotype.Component;

/** Which machines are being switched on or off for somebody. */
@Component
public class SwitchedMachines {

    private static final String POWER = OperationKind.POWER.name();

    private final MachineCollections views;

    SwitchedMachines(MachineCollections views) {
        this.views = views;
    }

    /** Whether a change of power runs or waits, as far as the view has heard. */
    public boolean contain(MachineId machineId) {
        return views.machines
                        .find(and(
                                eq("_id", machineId.value().toString()),
                                or(eq("operation.kind", POWER), eq("waiting.kind", POWER))))
                        .first()
                != null;
    }
}
