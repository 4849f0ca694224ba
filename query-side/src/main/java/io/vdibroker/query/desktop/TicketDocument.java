package io.vdibroker.query.desktop;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record TicketDocument(
        @JsonProperty("_id") String id,
        String pool,
        String user,
        TicketState state,
        @Nullable String machine,
        @Nullable FailureCode code,
        @Nullable String text,
        @Nullable Instant expiresAt) {

    Ticket toTicket() {
        return new Ticket(
                TicketId.of(id),
                PoolId.of(pool),
                UserId.of(user),
                state,
                machine == null ? null : MachineId.of(machine),
                code == null || text == null ? null : new Failure(code, text),
                expiresAt);
    }
}
