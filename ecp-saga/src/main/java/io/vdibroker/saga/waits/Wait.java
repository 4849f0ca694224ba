package io.vdibroker.saga.waits;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.ExpireTicket;
import io.vdibroker.api.pool.command.ResumeGrowth;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of the wait list: what is to be sent when. A pool waits for one end of its pause, a ticket for its own. */
record Wait(
        String id,
        PoolId poolId,
        @Nullable TicketId ticketId,
        ExpansionId expansionId,
        Instant since,
        Instant dueAt,
        Map<String, String> metadata) {

    /** As long again, from that moment on. */
    Wait from(Instant moment) {
        return new Wait(
                id, poolId, ticketId, expansionId, moment, moment.plus(Duration.between(since, dueAt)), metadata);
    }

    static String growthOf(PoolId poolId) {
        return "growth/" + poolId.value();
    }

    Object command() {
        return ticketId == null ? new ResumeGrowth(poolId, expansionId, dueAt) : new ExpireTicket(poolId, ticketId);
    }
}
