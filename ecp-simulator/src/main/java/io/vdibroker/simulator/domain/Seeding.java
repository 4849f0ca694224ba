package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.World;
import org.springframework.stereotype.Component;

/** Brings to life what a scenario says is on, or has remote access. */
@Component
public class Seeding {
    private final World world;
    private final Guests guests;
    private final RemoteAccessWork remoteAccess;

    Seeding(World world, Guests guests, RemoteAccessWork remoteAccess) {
        this.world = world;
        this.guests = guests;
        this.remoteAccess = remoteAccess;
        world.change(this::seed);
    }

    /** Called inside a change of the world, for a state that is new. */
    public void seed() {
        for (Domain domain : world.state().domains.values()) {
            if (domain.isOn() && domain.poweredOn == null) {
                guests.alreadyUp(domain);
            }
            if (domain.remoteAccess && domain.port == null) {
                remoteAccess.apply(domain, true);
            }
        }
    }
}
