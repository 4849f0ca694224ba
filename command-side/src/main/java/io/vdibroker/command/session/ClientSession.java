package io.vdibroker.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.command.EndOldestSession;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.RevokeSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.api.session.event.SessionStarted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards one signed-in device: its session ends once, and never begins again. */
@Aggregate
class ClientSession {

    @AggregateIdentifier
    private SessionId sessionId;

    private UserId userId;
    private boolean ended;

    ClientSession() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartSession command) {
        if (sessionId == null) {
            apply(new SessionStarted(
                    command.sessionId(),
                    command.userId(),
                    command.kind(),
                    command.clientVersion(),
                    command.expiresAt()));
        }
    }

    @CommandHandler
    void handle(EndSession command) {
        end(SessionEnd.SIGNED_OUT);
    }

    @CommandHandler
    void handle(EndOldestSession command) {
        end(SessionEnd.TOO_MANY);
    }

    @CommandHandler
    void handle(RevokeSession command) {
        end(SessionEnd.REVOKED);
    }

    private void end(SessionEnd reason) {
        if (!ended) {
            apply(new SessionEnded(sessionId, userId, reason));
        }
    }

    @EventSourcingHandler
    void on(SessionStarted event) {
        sessionId = event.sessionId();
        userId = event.userId();
    }

    @EventSourcingHandler
    void on(SessionEnded event) {
        ended = true;
    }
}
