package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Timing;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a new machine has from its template. */
@Component
class Clones {
    private final Timing timing;

    Clones(Timing timing) {
        this.timing = timing;
    }

    Domain make(Domain template, String id, String name, Placement.Place place, String node, boolean thin) {
        Domain domain = new Domain();
        domain.id = id;
        domain.name = name;
        domain.status = "CREATING";
        domain.thin = thin;
        domain.parent = thin ? template.id : null;
        domain.origin = template.id;
        domain.osType = template.osType;
        domain.osVersion = template.osVersion;
        domain.node = node;
        domain.resourcePool = place.resourcePool();
        domain.dataPool = place.dataPool();
        domain.diskSizeMib = template.diskSizeMib;
        domain.memoryMib = template.memoryMib;
        domain.cpuCount = template.cpuCount;
        domain.created = timing.now();
        domain.modified = domain.created;
        domain.graphicsPassword = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        domain.guest.behaviour = template.guest.behaviour;
        domain.guest.agentVersion = template.guest.agentVersion;
        domain.guest.hostname =
                template.guest.hostname.isEmpty() ? "WIN-" + id.substring(0, 8) : template.guest.hostname;
        return domain;
    }
}
