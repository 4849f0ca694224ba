package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolNameKey;
import io.vdibroker.api.pool.command.ReleasePoolName;
import io.vdibroker.api.pool.event.PoolNameReleased;
import io.vdibroker.api.pool.event.PoolNameReserved;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReleasePoolNameTest {
    private static final PoolNameKey OFFICE = PoolNameKey.of("Office");
    private static final PoolId OTHER = PoolId.of("00000000-0000-4000-8000-0000000000a2");

    private final FixtureConfiguration<PoolName> fixture = new AggregateTestFixture<>(PoolName.class);

    @Test
    void makesItFree() {
        fixture.given(new PoolNameReserved(OFFICE, POOL))
                .when(new ReleasePoolName(OFFICE, POOL))
                .expectEvents(new PoolNameReleased(OFFICE, POOL));
    }

    @Test
    void repeatedChangesNothing() {
        fixture.given(new PoolNameReserved(OFFICE, POOL), new PoolNameReleased(OFFICE, POOL))
                .when(new ReleasePoolName(OFFICE, POOL))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void doesNotTakeItFromTheNextPool() {
        fixture.given(
                        new PoolNameReserved(OFFICE, POOL),
                        new PoolNameReleased(OFFICE, POOL),
                        new PoolNameReserved(OFFICE, OTHER))
                .when(new ReleasePoolName(OFFICE, POOL))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Nested
    class Reservation {
        @Test
        void isOncePerName() {
            fixture.given(new PoolNameReserved(OFFICE, POOL))
                    .whenInvoking(OFFICE.toString(), name -> name.reserve(OFFICE, OTHER))
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.POOL_NAME_TAKEN));
        }

        @Test
        void repeatedChangesNothing() {
            fixture.given(new PoolNameReserved(OFFICE, POOL))
                    .whenInvoking(OFFICE.toString(), name -> name.reserve(OFFICE, POOL))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isPossibleAgainWhenTheNameIsFree() {
            fixture.given(new PoolNameReserved(OFFICE, POOL), new PoolNameReleased(OFFICE, POOL))
                    .whenInvoking(OFFICE.toString(), name -> name.reserve(OFFICE, OTHER))
                    .expectEvents(new PoolNameReserved(OFFICE, OTHER));
        }
    }
}
