package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.saga.ecp.Heartbeats;
import io.vdibroker.saga.ecp.Overlays;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the controller's aggregate what is not recorded yet, in the name of the watch. What was told in vain, or before a
 * restart, is told again after the next look.
 */
@Component
class ConditionReportsToControllers implements ConditionReports {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionReportsToControllers.class);
    private static final String ACTOR = "system:watch";

    private final Heartbeats heartbeats;
    private final Overlays overlays;
    private final Commands commands;

    ConditionReportsToControllers(Heartbeats heartbeats, Overlays overlays, Commands commands) {
        this.heartbeats = heartbeats;
        this.overlays = overlays;
        this.commands = commands;
    }

    @Override
    public void lookedAt(ControllerId controllerId) {
        var seen = heartbeats.seen(controllerId).orElse(null);
        if (seen == null || seen.condition() == overlays.of(controllerId).condition()) {
            return;
        }
        try {
            commands.as(ACTOR, UUID.randomUUID().toString()).sendAndWait(seen);
            LOG.info("{}: {} {}", controllerId, seen.condition(), seen.reason());
        } catch (Refused e) { // it is gone
            LOG.debug("The condition of {} is of no interest: {}", controllerId, e.getMessage());
        }
    }
}
