package io.vdibroker.saga.watch;

import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolTagLost;
import io.vdibroker.api.pool.event.PoolTagReady;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the list of the tags that pools have. */
@Component
@ProcessingGroup(PoolTagListProjector.GROUP)
class PoolTagListProjector {

    static final String GROUP = "list-pool-tags-v1";

    private final PoolTagList tags;

    PoolTagListProjector(PoolTagList tags) {
        this.tags = tags;
    }

    @EventHandler
    void on(PoolCreated event) {
        tags.save(event.poolId(), event.controllerId());
    }

    @EventHandler
    void on(PoolTagReady event) {
        tags.tag(event.poolId(), event.tagId());
    }

    @EventHandler
    void on(PoolTagLost event) {
        tags.untag(event.poolId());
    }

    @EventHandler
    void on(PoolDeletionStarted event) {
        tags.delete(event.poolId());
    }
}
