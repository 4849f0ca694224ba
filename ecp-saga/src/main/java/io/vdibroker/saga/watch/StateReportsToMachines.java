package io.vdibroker.saga.watch;

import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refused;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the machine's aggregate, in the name of the worker. */
@Component
class StateReportsToMachines implements StateReports {

    private static final Logger LOG = LoggerFactory.getLogger(StateReportsToMachines.class);
    private static final String ACTOR = "system:worker";

    private final Commands commands;

    StateReportsToMachines(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void report(Object command) {
        try {
            commands.as(ACTOR, UUID.randomUUID().toString()).sendAndWait(command);
        } catch (Refused e) { // the list was behind: nobody cares for this machine any more
            LOG.debug("{} is of no interest: {}", command, e.getMessage());
        }
    }
}
