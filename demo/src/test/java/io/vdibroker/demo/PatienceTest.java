package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final ArrayList<String> said = new ArrayList<>();
    private long now;
    private final Patience patience = new Patience(said::add, () -> now);

    @Test
    void hasAWordEveryFiveSeconds() {
        for (var second = 0; second < 12; second++) {
            patience.noNews();
            pass();
        }

        assertThat(said).containsExactly("  .. 5 s", "  .. 10 s");
    }

    @Test
    void takesNewsForAWord() {
        for (var second = 0; second < 4; second++) {
            pass();
        }
        patience.news("half-way");
        pass();
        patience.noNews();

        assertThat(said).containsExactly("half-way");
    }

    private void pass() {
        now += Duration.ofSeconds(1).toNanos();
    }
}
