package io.vdibroker.command.refusal;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.SignInFailure;
import io.vdibroker.api.refusal.command.NoteFailedSignIn;
import io.vdibroker.api.refusal.command.NoteMoreFailedSignIns;
import io.vdibroker.api.refusal.command.NoteMoreRefusedCommands;
import io.vdibroker.api.refusal.command.NoteRefusedCommand;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.refusal.event.MoreCommandsRefused;
import io.vdibroker.api.refusal.event.MoreSignInsFailed;
import io.vdibroker.api.refusal.event.SignInFailed;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final RefusalId ID = new RefusalId(UUID.randomUUID());
    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final Sealed ADDRESS = new Sealed(ANNA, "sealed");
    private static final Instant FIRST = Instant.parse("2026-03-02T08:30:00Z");
    private static final Instant LAST = FIRST.plusSeconds(20);

    private final FixtureConfiguration<Refusal> fixture = new AggregateTestFixture<>(Refusal.class);

    @Test
    void recordsAFailedSignIn() {
        fixture.givenNoPriorActivity()
                .when(new NoteFailedSignIn(ID, ANNA, ADDRESS, SignInFailure.WRONG, 3, FIRST, LAST))
                .expectEvents(new SignInFailed(ID, ANNA, ADDRESS, SignInFailure.WRONG, 3, FIRST, LAST));
    }

    @Test
    void recordsThatOfSomebodyUnknown() {
        fixture.givenNoPriorActivity()
                .when(new NoteFailedSignIn(ID, null, null, SignInFailure.THROTTLED, 1, FIRST, FIRST))
                .expectEvents(new SignInFailed(ID, null, null, SignInFailure.THROTTLED, 1, FIRST, FIRST));
    }

    @Test
    void recordsTheNumberOfThoseThatAreTooMany() {
        fixture.givenNoPriorActivity()
                .when(new NoteMoreFailedSignIns(ID, SignInFailure.WRONG, 998, FIRST, LAST))
                .expectEvents(new MoreSignInsFailed(ID, SignInFailure.WRONG, 998, FIRST, LAST));
    }

    @Test
    void recordsARefusedCommand() {
        fixture.givenNoPriorActivity()
                .when(new NoteRefusedCommand(
                        ID, ANNA, ADDRESS, "DeletePool", "pool/1", RejectionCode.NOT_ALLOWED, 1, FIRST, FIRST))
                .expectEvents(new CommandRefused(
                        ID, ANNA, ADDRESS, "DeletePool", "pool/1", RejectionCode.NOT_ALLOWED, 1, FIRST, FIRST));
    }

    @Test
    void recordsTheNumberOfRefusedCommandsThatAreTooMany() {
        fixture.givenNoPriorActivity()
                .when(new NoteMoreRefusedCommands(ID, RejectionCode.NOT_FOUND, 70, FIRST, LAST))
                .expectEvents(new MoreCommandsRefused(ID, RejectionCode.NOT_FOUND, 70, FIRST, LAST));
    }

    @Test
    void recordsNothingTwice() {
        fixture.given(new SignInFailed(ID, ANNA, ADDRESS, SignInFailure.WRONG, 3, FIRST, LAST))
                .when(new NoteFailedSignIn(ID, ANNA, ADDRESS, SignInFailure.WRONG, 3, FIRST, LAST))
                .expectNoEvents();
    }
}
