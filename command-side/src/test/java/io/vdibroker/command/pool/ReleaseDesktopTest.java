package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.after;
import static io.vdibroker.command.pool.PoolFixture.now;
import static io.vdibroker.command.pool.PoolFixture.pool;
import static io.vdibroker.command.pool.PoolFixture.refusedWith;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.ReleaseOutcome;
import io.vdibroker.api.pool.WithdrawalReason;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.MachineHeld;
import io.vdibroker.api.pool.event.MachineReturnStarted;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolReconfigured;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReleaseDesktopTest {
    private final List<Object> annaHasOne =
            after(with(1, 1), assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1));
    private final List<Object> annaWorks = after(annaHasOne, ready(T1, ANNA, machine(0)));
    private final ReleaseDesktop release = release(false);
    private final ReleaseDesktop force = release(true);
    private final DesktopReleased released = new DesktopReleased(POOL, machine(0), ANNA);
    private final MachineHeld held = new MachineHeld(POOL, machine(0), ANNA, HoldReason.RELEASED, null);
    private final MachineReturnStarted returnStarted = new MachineReturnStarted(
            POOL,
            machine(0),
            ANNA,
            OPERATION,
            List.of(PlannedStep.of(Step.SHUTDOWN), PlannedStep.of(Step.POWER_OFF)),
            2);

    private static ReleaseDesktop release(boolean force) {
        return new ReleaseDesktop(POOL, machine(0), ANNA, OPERATION, force);
    }

    private static PoolReconfigured onRelease(OnRelease onRelease) {
        return new PoolReconfigured(POOL, 1, SETTINGS.withOnRelease(onRelease), sizes(0, 0, 1, 1), PREPARATION);
    }

    @Nested
    class OfAMachineThatWasNeverReadyForItsUser {

        @Test
        void makesItFreeAndEndsTheRequest() {
            pool().given(annaHasOne)
                    .when(release, now())
                    .expectEvents(
                            new DesktopRequestFailed(
                                    POOL,
                                    T1,
                                    ANNA,
                                    new Failure(FailureCode.CANCELLED, "The machine was released by an administrator")),
                            released)
                    .expectResultMessagePayload(ReleaseOutcome.DONE);
        }

        @Test
        void servesWhoWaits() {
            pool().given(after(annaHasOne, queued(T2, BORIS)))
                    .when(release, now())
                    .expectEvents(
                            new DesktopRequestFailed(
                                    POOL,
                                    T1,
                                    ANNA,
                                    new Failure(FailureCode.CANCELLED, "The machine was released by an administrator")),
                            released,
                            assigned(T2, BORIS, machine(0), AssignmentRule.NEXT_IN_QUEUE, 1),
                            accepted(T2, BORIS, machine(0), true, 2));
        }
    }

    @Nested
    class OfAMachineThatWasReady {

        @Test
        void isRefusedWithoutForce() {
            pool().given(annaWorks)
                    .when(release, now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.MACHINE_ASSIGNED));
        }

        @Test
        void holdsItIfThePoolSaysNothingElse() {
            pool().given(after(annaWorks, queued(T2, BORIS)))
                    .when(force, now())
                    .expectEvents(held)
                    .expectResultMessagePayload(ReleaseOutcome.DONE);
        }

        @Test
        void ofWhichAnotherRequestIsOpenEndsThat() {
            pool().given(after(annaWorks, accepted(T2, ANNA, machine(0), false, 2)))
                    .when(force, now())
                    .expectEvents(
                            new DesktopRequestFailed(
                                    POOL,
                                    T2,
                                    ANNA,
                                    new Failure(FailureCode.CANCELLED, "The machine was released by an administrator")),
                            held);
        }

        @Test
        void removesItIfThePoolReplaces() {
            pool().given(after(annaWorks, onRelease(OnRelease.REPLACE)))
                    .when(force, now())
                    .expectEvents(
                            new MachineWithdrawn(POOL, machine(0), OPERATION, WithdrawalReason.RELEASED, 0, false))
                    .expectResultMessagePayload(new ReleaseOutcome(OPERATION, false));
        }

        @Test
        void switchesItOffIfThePoolReturns() {
            pool().given(after(annaWorks, onRelease(OnRelease.RETURN), queued(T2, BORIS)))
                    .when(force, now())
                    .expectEvents(returnStarted)
                    .expectResultMessagePayload(new ReleaseOutcome(OPERATION, true));
        }
    }

    @Nested
    class Repeated {

        @Test
        void changesNothing() {
            pool().given(after(annaWorks, held))
                    .when(force, now())
                    .expectNoEvents()
                    .expectResultMessagePayload(ReleaseOutcome.DONE);
        }

        @Test
        void namesTheOperationThatSwitchesItOff() {
            pool().given(after(annaWorks, onRelease(OnRelease.RETURN), returnStarted))
                    .when(new ReleaseDesktop(POOL, machine(0), ANNA, OTHER_OPERATION, true), now())
                    .expectNoEvents()
                    .expectResultMessagePayload(new ReleaseOutcome(OPERATION, true));
        }

        @Test
        void namesTheOperationThatRemovesIt() {
            pool().given(after(
                            annaWorks,
                            new MachineWithdrawn(POOL, machine(0), OPERATION, WithdrawalReason.RELEASED, 0, false)))
                    .when(new ReleaseDesktop(POOL, machine(0), ANNA, OTHER_OPERATION, true), now())
                    .expectNoEvents()
                    .expectResultMessagePayload(new ReleaseOutcome(OPERATION, false));
        }

        @Test
        void doesNotTakeItFromTheNextUser() {
            pool().given(after(annaHasOne, released, assigned(T2, BORIS, machine(0))))
                    .when(force, now())
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    /** As brokers of before recorded it. */
    @Test
    void thatWasRecordedWithoutAHoldMadeTheMachineFree() {
        pool().given(after(annaWorks, released))
                .when(request(BORIS, T2), now())
                .expectEvents(assigned(T2, BORIS, machine(0)), accepted(T2, BORIS, machine(0), true, 2));
    }

    @Test
    void ofAMachineThatHasJustLeftChangesNothing() {
        pool().given(after(annaHasOne, new PlaceReturned(POOL, machine(0), null)))
                .when(release, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void ofAMachineThatIsNotHereIsRefused() {
        pool().given(annaHasOne)
                .when(new ReleaseDesktop(POOL, MachineId.of(E3, 0), ANNA, OPERATION, true), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
    }
}
