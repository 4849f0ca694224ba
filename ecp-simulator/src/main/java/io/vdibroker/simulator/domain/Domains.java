package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import org.springframework.stereotype.Component;

/** Finds machines, and says what changed of them. */
@Component
class Domains {
    private final World world;
    private final Timing timing;

    Domains(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    Domain require(Call call) {
        return require(call.id());
    }

    Domain require(String id) {
        Domain domain = world.state().domains.get(id);
        if (domain == null) {
            throw EcpError.notFound("domain", id);
        }
        return domain;
    }

    /** One operation at a time: a locked machine takes no other. */
    Domain requireFree(Call call) {
        Domain domain = require(call);
        refuseLocked(domain);
        return domain;
    }

    static void refuseLocked(Domain domain) {
        if (domain.lockedBy != null) {
            throw EcpError.locked("Domain " + domain.name, domain.lockedBy);
        }
    }

    void updated(Domain domain) {
        domain.modified = timing.now();
        world.tell(Change.Event.UPDATED, domain);
    }
}
