package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.pool.command.ExpireTicket;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpireTicketTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private final List<Object> annaWaits = after(empty(0, 20, 1), queued(T1, ANNA), started(E1, 1, 1));

    @Test
    void endsWhatNobodyAskedForAnyMore() {
        pool().given(annaWaits)
                .when(new ExpireTicket(POOL, T1), at(NOW.plus(TEN_MINUTES)))
                .expectEvents(new DesktopRequestExpired(POOL, T1, ANNA));
    }

    @Test
    void toleratesAClockThatIsALittleLate() {
        pool().given(annaWaits)
                .when(new ExpireTicket(POOL, T1), at(NOW.plus(TEN_MINUTES).minusSeconds(30)))
                .expectEvents(new DesktopRequestExpired(POOL, T1, ANNA));
    }

    @Test
    void changesNothingIfItWasAskedForMeanwhile() {
        pool().given(after(
                        annaWaits,
                        new DesktopRequestAskedAgain(
                                POOL, T1, NOW.plus(TEN_MINUTES).plusSeconds(60))))
                .when(new ExpireTicket(POOL, T1), at(NOW.plus(TEN_MINUTES)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void changesNothingIfAMachineIsOnItsWay() {
        pool().given(after(with(1, 20), assigned(T1, ANNA, machine(0)), accepted(T1, ANNA, machine(0), true, 1)))
                .when(new ExpireTicket(POOL, T1), at(NOW.plus(TEN_MINUTES)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(after(annaWaits, new DesktopRequestExpired(POOL, T1, ANNA)))
                .when(new ExpireTicket(POOL, T1), at(NOW.plus(TEN_MINUTES)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
