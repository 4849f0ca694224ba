package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.World;
import org.springframework.stereotype.Component;

/** Takes a machine out of the inventory: from then on it is unknown, and no tag holds it. */
@Component
public class Removal {
    private final World world;

    Removal(World world) {
        this.world = world;
    }

    public void remove(Domain domain) {
        world.state().domains.remove(domain.id);
        for (Tag tag : world.state().tags.values()) {
            tag.entities.remove(domain.id);
        }
        world.tell(Change.Event.DELETED, domain);
    }
}
