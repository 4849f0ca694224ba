package io.vdibroker.query.client.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.SteppedClock;
import io.vdibroker.query.client.socket.Flow.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final String TOUCH = "{\"msg_type\":\"UPDATED\",\"event\":\"user_gui\"}";
    private static final String WORD = "{\"msg_type\":\"UPDATED\",\"event\":\"network_stats\"}";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final SteppedClock clock = new SteppedClock();
    private final Flow flow =
            new Flow(new ClientProperties.Socket(LONG, LONG, LONG, 64, 65536, 8, 16, 50, 500, LONG, LONG), clock);

    private Verdict last(String message, int times) {
        var verdict = Verdict.HEARD;
        for (var i = 0; i < times; i++) {
            verdict = flow.of(message);
        }
        return verdict;
    }

    @Test
    void hearsABurst() {
        assertThat(last(TOUCH, 500)).isEqualTo(Verdict.HEARD);
        assertThat(last(WORD, 500)).isEqualTo(Verdict.HEARD);
    }

    @Test
    void hearsAgainAtAnEvenPace() {
        last(TOUCH, 500);
        assertThat(flow.of(TOUCH)).isEqualTo(Verdict.IGNORED);
        clock.step(Duration.ofSeconds(1));
        assertThat(last(TOUCH, 50)).isEqualTo(Verdict.HEARD);
        assertThat(flow.of(TOUCH)).isEqualTo(Verdict.IGNORED);
    }

    @Test
    void stillHearsTheRestFromABusyPerson() {
        last(TOUCH, 1000);
        assertThat(flow.of(WORD)).isEqualTo(Verdict.HEARD);
    }

    @Test
    void isAFloodWhenNoPersonSaysSoMuch() {
        assertThat(last(WORD, 501)).isEqualTo(Verdict.FLOOD);
    }

    @Test
    void isAFloodWhenNoPersonTypesSoFast() {
        assertThat(last(TOUCH, 10_001)).isEqualTo(Verdict.FLOOD);
    }
}
