package io.vdibroker.saga.ecp;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task of ECP. What is not IN_PROGRESS has ended, whatever ECP calls it. Entities are in no order. */
public record EcpTask(
        String id, @Nullable String parent, String status, String name, String errorMessage, Set<UUID> entities) {

    /** Whether nothing more comes of it. */
    public boolean ended() {
        return !"IN_PROGRESS".equals(status);
    }

    public boolean succeeded() {
        return "SUCCESS".equals(status);
    }
}
