package io.vdibroker.command.session;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.command.EndOldestSession;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.RevokeSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.api.session.event.SessionStarted;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** A session ends once and never begins again. */
class ClientSessionTest {

    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final Instant END = Instant.parse("2026-03-02T08:00:00Z");
    private static final SessionStarted STARTED = new SessionStarted(SESSION, ANNA, SessionKind.CLIENT, "1.14.9", END);

    private final FixtureConfiguration<ClientSession> fixture = new AggregateTestFixture<>(ClientSession.class);

    @Test
    void startsOnce() {
        var start = new StartSession(SESSION, ANNA, SessionKind.CLIENT, "1.14.9", END, "password");
        fixture.givenNoPriorActivity().when(start).expectEvents(STARTED);
        fixture.given(STARTED).when(start).expectNoEvents();
    }

    @Test
    void doesNotStartAgainAfterItsEnd() {
        fixture.given(STARTED, new SessionEnded(SESSION, ANNA, SessionEnd.REVOKED))
                .when(new StartSession(SESSION, ANNA, SessionKind.CLIENT, "1.14.9", END, "password"))
                .expectNoEvents();
    }

    @Test
    void endsWithTheFirstReason() {
        fixture.given(STARTED)
                .when(new EndSession(SESSION))
                .expectEvents(new SessionEnded(SESSION, ANNA, SessionEnd.SIGNED_OUT));
        fixture.given(STARTED, new SessionEnded(SESSION, ANNA, SessionEnd.SIGNED_OUT))
                .when(new RevokeSession(SESSION))
                .expectNoEvents();
        fixture.given(STARTED)
                .when(new EndOldestSession(SESSION))
                .expectEvents(new SessionEnded(SESSION, ANNA, SessionEnd.TOO_MANY));
    }
}
