package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.PROPERTIES;
import static io.vdibroker.command.pool.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vdibroker.api.pool.command.ClaimMachine;
import io.vdibroker.api.pool.event.PoolEvent;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PoolRepositoryTest {
    private boolean broken;
    private final LivePool live = new LivePool(PROPERTIES, claim -> {
        if (broken) {
            throw new IllegalStateException("The store is gone");
        }
        return claim.operationId();
    });

    private PoolState state() {
        return live.read(POOL, pool -> pool.state);
    }

    @Test
    void keepsAPoolThatRefusedACommand() {
        live.remember(history(empty(0, 5, 1)));
        var kept = state();

        assertThat(live.send(request(user(9), T1), PoolFixture.NOW, "").refusal())
                .isNotNull();

        assertThat(state()).isSameAs(kept);
    }

    @Test
    void keepsAPoolThatWasReadForACommandThatItRefused() {
        live.remember(history(empty(0, 5, 1)));
        assertThat(live.send(request(user(9), T1), PoolFixture.NOW, "").refusal())
                .isNotNull();

        assertThat(state()).isSameAs(state());
    }

    @Test
    void keepsAPoolThatDecided() {
        live.remember(history(empty(0, 5, 1)));
        var kept = state();

        assertThat(live.send(request(ANNA, T1), PoolFixture.NOW, "").events()).isNotEmpty();

        assertThat(state()).isSameAs(kept);
        assertThat(kept.queue.waiting()).isEqualTo(1);
    }

    @Test
    void forgetsADecisionThatWasNotStored() {
        live.remember(history(staticWith()));
        var before = state();
        broken = true;

        assertThatIllegalStateException()
                .isThrownBy(() -> live.send(new ClaimMachine(machine(0), POOL, OPERATION, "pc"), PoolFixture.NOW, ""));

        assertThat(state()).isNotSameAs(before);
        assertThat(state().members.count()).isZero();
        broken = false;
        assertThat(live.send(new ClaimMachine(machine(0), POOL, OPERATION, "pc"), PoolFixture.NOW, "")
                        .events())
                .hasSize(1);
    }

    private static List<PoolEvent> history(List<Object> events) {
        return events.stream()
                .map((Function<Object, PoolEvent>) PoolEvent.class::cast)
                .toList();
    }
}
