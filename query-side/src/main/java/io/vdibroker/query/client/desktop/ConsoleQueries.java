package io.vdibroker.query.client.desktop;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.query.ConsoleAccess;
import io.vdibroker.api.controller.query.GetConsoleAccess;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.query.client.Phrase;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks ECP, by way of ecp-saga, for the way to a console. The answer holds a password: it is passed on and forgotten. */
@Component
public class ConsoleQueries {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleQueries.class);

    private final QueryGateway queries;

    ConsoleQueries(QueryGateway queries) {
        this.queries = queries;
    }

    /** For the user that the machine is assigned to; fails with {@link NoDesktop}. */
    public CompletableFuture<ConsoleAccess> ask(MachineId machineId, Protocol protocol, UserId userId) {
        var answer = new CompletableFuture<ConsoleAccess>();
        queries.query(new GetConsoleAccess(machineId, protocol, userId), ConsoleAccess.class)
                .whenComplete((access, error) -> {
                    if (error == null && access != null) {
                        answer.complete(access);
                    } else {
                        answer.completeExceptionally(explain(machineId, error));
                    }
                });
        return answer;
    }

    private static NoDesktop explain(MachineId machineId, @Nullable Throwable error) {
        var refusal = error == null ? null : Refusals.detailsOf(error).orElse(null);
        LOG.info(
                "No console of {}: {}",
                machineId,
                refusal != null ? refusal.code() + ", " + refusal.message() : String.valueOf(error));
        if (refusal == null || refusal.code() == RejectionCode.CONTROLLER_UNREACHABLE) {
            return new NoDesktop(NoDesktop.Code.TIMED_OUT, Phrase.CONTROLLER_SILENT);
        }
        return refusal.code() == RejectionCode.MACHINE_NOT_READY
                ? new NotYet()
                : new NoDesktop(NoDesktop.Code.UNREACHABLE, Phrase.CONSOLE_REFUSED);
    }

    /** There is no console yet; there may be one in a moment. */
    static class NotYet extends NoDesktop {

        private static final long serialVersionUID = 1L;

        NotYet() {
            super(Code.UNREACHABLE, Phrase.CONSOLE_REFUSED);
        }
    }
}
