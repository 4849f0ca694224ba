package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.command.ReleaseDesktop;
import io.vdibroker.api.pool.event.DesktopReleased;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.PlaceReturned;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseDesktopTest {
    private final List<Object> annaHasOne =
            after(with(1, 1), assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1));
    private final ReleaseDesktop release = new ReleaseDesktop(POOL, machine(0), ANNA);
    private final DesktopReleased released = new DesktopReleased(POOL, machine(0), ANNA);

    @Test
    void makesTheMachineNobodys() {
        pool().given(after(annaHasOne, ready(T1, ANNA, machine(0))))
                .when(release, now())
                .expectEvents(released);
    }

    @Test
    void servesWhoWaits() {
        pool().given(after(annaHasOne, ready(T1, ANNA, machine(0)), queued(T2, BORIS)))
                .when(release, now())
                .expectEvents(
                        released,
                        assigned(T2, BORIS, machine(0), AssignmentRule.NEXT_IN_QUEUE, 1),
                        accepted(T2, BORIS, machine(0), true, 2));
    }

    @Test
    void endsTheOpenRequestOfTheUser() {
        pool().given(annaHasOne)
                .when(release, now())
                .expectEvents(
                        new DesktopRequestFailed(
                                POOL,
                                T1,
                                ANNA,
                                new Failure(FailureCode.CANCELLED, "The machine was released by an administrator")),
                        released);
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(annaHasOne, ready(T1, ANNA, machine(0)), released))
                .when(release, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void doesNotTakeItFromTheNextUser() {
        pool().given(after(annaHasOne, ready(T1, ANNA, machine(0)), released, assigned(T2, BORIS, machine(0))))
                .when(release, now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
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
                .when(new ReleaseDesktop(POOL, MachineId.of(E3, 0), ANNA), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.MACHINE_NOT_IN_POOL));
    }
}
