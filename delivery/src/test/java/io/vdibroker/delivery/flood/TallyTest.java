package io.vdibroker.delivery.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private final Stepped clock = new Stepped();
    private final List<Tally.Count<String>> told = new ArrayList<>();
    private final Tally<String> tally = new Tally<>(
            new TallyLimits(Duration.ofMinutes(1), 2, 4, 1),
            clock,
            kind -> kind.charAt(0),
            kind -> kind.startsWith("important", 1) ? "an " + kind.substring(1, 10) : "others",
            kind -> "others",
            told::add);

    @Test
    void tellsTheFirstOfAKindAtOnceAndThenHowManyFollowed() {
        tally.happened("a1");
        assertThat(told).containsExactly(new Tally.Count<>("a1", 1, NOW, NOW));
        clock.now = NOW.plusSeconds(5);
        tally.happened("a1");
        clock.now = NOW.plusSeconds(9);
        tally.happened("a1");
        assertThat(told).hasSize(1);
        tally.endWindow();
        assertThat(told).last().isEqualTo(new Tally.Count<>("a1", 2, NOW.plusSeconds(5), NOW.plusSeconds(9)));
    }

    @Test
    void tellsNothingOfAQuietWindow() {
        tally.happened("a1");
        tally.endWindow();
        tally.endWindow();
        assertThat(told).hasSize(1);
        tally.happened("a1");
        assertThat(told).hasSize(2);
    }

    @Test
    void foldsWhatOneSourceDoesTooVariously() {
        IntStream.range(0, 1000).forEach(index -> tally.happened("a" + index));
        tally.happened("b1");
        assertThat(told).extracting(Tally.Count::kind).containsExactly("a0", "a1", "b1");
        tally.endWindow();
        assertThat(told).last().isEqualTo(new Tally.Count<>("others", 998, NOW, NOW));
    }

    @Test
    void doesNotLetASourceHideWhatMattersBehindWhatDoesNot() {
        IntStream.range(0, 10).forEach(index -> tally.happened("a" + index));
        tally.happened("aimportant5");
        tally.happened("aimportant6");
        assertThat(told).extracting(Tally.Count::kind).containsExactly("a0", "a1", "an important");
        tally.endWindow();
        assertThat(told).contains(new Tally.Count<>("an important", 1, NOW, NOW));
    }

    @Test
    void tellsNoMoreThanItsAllowanceHoweverManySourcesThereAre() {
        for (var minute = 0; minute < 100; minute++) {
            clock.now = NOW.plus(Duration.ofMinutes(minute));
            IntStream.range(0, 1000).forEach(index -> tally.happened((char) ('a' + index % 20) + "" + index));
            tally.endWindow();
        }
        assertThat(told).filteredOn(count -> !count.kind().equals("others")).hasSizeBetween(100, 104);
        assertThat(told).filteredOn(count -> count.kind().equals("others")).hasSize(100);
        assertThat(told.stream().mapToInt(Tally.Count::times).sum()).isEqualTo(100_000);
    }

    private static final class Stepped extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
