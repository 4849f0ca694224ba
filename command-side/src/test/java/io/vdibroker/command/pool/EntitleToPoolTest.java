package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.pool.command.EntitleToPool;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntitleToPoolTest {

    @Test
    void recordsTheUser() {
        pool().given(created(sizes(0, 0, 1, 1)))
                .when(new EntitleToPool(POOL, byThemselves(ANNA)), now())
                .expectEvents(entitled(ANNA));
    }

    @Test
    void recordsTheGroup() {
        pool().given(created(sizes(0, 0, 1, 1)))
                .when(new EntitleToPool(POOL, by(STAFF)), now())
                .expectEvents(new GroupEntitled(POOL, STAFF));
    }

    @Test
    void isRefusedForWhoNeverWas() {
        for (var nobody : List.of(byThemselves(NOBODY), by(NO_GROUP))) {
            pool().given(created(sizes(0, 0, 1, 1)))
                    .when(new EntitleToPool(POOL, nobody), now())
                    .expectNoEvents()
                    .expectException(refusedWith(RejectionCode.NOT_FOUND));
        }
    }

    @Test
    void repeatedChangesNothing() {
        pool().given(created(sizes(0, 0, 1, 1)), entitled(ANNA), new GroupEntitled(POOL, STAFF))
                .when(new EntitleToPool(POOL, byThemselves(ANNA)), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isRefusedByAPoolThatIsBeingDeleted() {
        pool().given(created(sizes(0, 0, 1, 1)), new PoolDeletionStarted(POOL, List.of()))
                .when(new EntitleToPool(POOL, by(STAFF)), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_NOT_ACTIVE));
    }
}
