package io.vdibroker.command.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.delivery.json.JsonDelivery;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thousands of commands at random: the invariants hold after each, and the state is what its events and its snapshots say. */
class RandomDaysTest {
    private static final int STEPS = 1000;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("pool.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepEveryPromise(long seed) {
        var day = new RandomDay(seed, 0);
        day.begin();
        for (int i = 0; i < STEPS; i++) {
            day.step();
            if (i % 300 == 0) {
                assertThat(sourced(day)).isEqualTo(live(day));
            }
        }
        assertThat(sourced(day)).isEqualTo(live(day));
        day.end();
        assertThat(day.naive.status).isEqualTo(PoolStatus.DELETED);
        assertThat(day.naive.openTickets).isEmpty();
        assertThat(sourced(day)).isEqualTo(live(day));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areTheSameWithSnapshots(long seed) {
        var without = new RandomDay(seed, 0);
        var with = new RandomDay(seed, 7);
        without.begin();
        with.begin();
        for (int i = 0; i < STEPS / 4; i++) {
            without.step();
            with.step();
        }
        without.end();
        with.end();
        assertThat(with.events()).isEqualTo(without.events());
        assertThat(live(with)).isEqualTo(live(without));
    }

    private static JsonNode live(RandomDay day) {
        return day.live().read(Samples.POOL, RandomDaysTest::stored);
    }

    private static JsonNode sourced(RandomDay day) {
        return day.live().readSourced(Samples.POOL, RandomDaysTest::stored);
    }

    /** What a snapshot holds, sets in a fixed order. */
    private static JsonNode stored(Pool pool) {
        var json = JsonDelivery.serializer().serialize(pool, String.class).getData();
        return sorted(JsonMapper.shared().readTree(json));
    }

    private static JsonNode sorted(JsonNode node) {
        var mapper = JsonMapper.shared();
        if (node.isObject()) {
            var result = mapper.createObjectNode();
            node.properties().forEach(entry -> {
                var value = sorted(entry.getValue());
                if (value.isArray()
                        && !entry.getKey().equals("departed")
                        && !entry.getKey().equals("ended")) {
                    var array = mapper.createArrayNode();
                    value.valueStream()
                            .sorted(java.util.Comparator.comparing(JsonNode::toString))
                            .forEach(array::add);
                    value = array;
                }
                result.set(entry.getKey(), value);
            });
            return result;
        }
        return node;
    }
}
