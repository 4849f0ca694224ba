package io.vdibroker.query.client.desktop;

import io.vdibroker.api.machine.PowerState;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.desktop.MachineFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a machine's last known address may be given while its controller answers nothing: a guest needs no controller
 * to be
 * reached. It must have run at the last look, which must not be too long ago, and nobody else may have its address by
 * now.
 */
@Component
class LastAddresses {

    private final Desktops desktops;
    private final Heartbeats heartbeats;
    private final Clock clock;
    private final Duration life;

    LastAddresses(Desktops desktops, Heartbeats heartbeats, ClientProperties properties, Clock clock) {
        this.desktops = desktops;
        this.heartbeats = heartbeats;
        this.clock = clock;
        this.life = properties.lastAddressLife();
    }

    boolean mayBeGiven(MachineFacts machine) {
        var controllerId = machine.controllerId();
        if (machine.power() != PowerState.ON || controllerId == null) {
            return false;
        }
        var seen = later(heartbeats.lookedAt(controllerId), machine.seenAt());
        return seen != null && seen.plus(life).isAfter(clock.instant()) && desktops.isLastAt(machine);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
