package io.vdibroker.query.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.query.client.SteppedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final SessionProperties.Throttle LIMITS = new SessionProperties.Throttle(
            3,
            20,
            100,
            Duration.ofDays(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            2,
            100);

    private final SteppedClock clock = new SteppedClock();
    private final Attempts attempts = new Attempts(LIMITS, 3, 2, failures -> 0, clock);

    private void fail(String key) {
        assertThat(attempts.begin(key)).isEmpty();
        attempts.end(key, false);
    }

    @Test
    void areFreeAtFirst() {
        fail("anna");
        fail("anna");
        assertThat(attempts.begin("anna")).isEmpty();
    }

    @Test
    void areFollowedByPausesThatDoubleUpToTheLongest() {
        fail("anna");
        fail("anna");
        for (var seconds : new int[] {1, 2, 4, 5, 5}) {
            fail("anna");
            assertThat(attempts.begin("anna")).contains(Duration.ofSeconds(seconds));
            clock.step(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void doNotPauseLongerBecauseSomebodySetTheClockBack() {
        fail("anna");
        fail("anna");
        fail("anna");
        clock.step(Duration.ofHours(-1));
        assertThat(attempts.begin("anna")).isEmpty();
    }

    @Test
    void areForgivenByASuccess() {
        fail("anna");
        fail("anna");
        attempts.begin("anna");
        attempts.end("anna", true);
        fail("anna");
        fail("anna");
        assertThat(attempts.begin("anna")).isEmpty();
    }

    @Test
    void areForgottenAfterAWhile() {
        fail("anna");
        fail("anna");
        fail("anna");
        clock.step(Duration.ofMinutes(16));
        fail("anna");
        assertThat(attempts.begin("anna")).isEmpty();
    }

    @Test
    void doNotCountForOthers() {
        fail("anna");
        fail("anna");
        fail("anna");
        assertThat(attempts.begin("boris")).isEmpty();
    }

    @Test
    void runOnlySoManyAtOnce() {
        assertThat(attempts.begin("anna")).isEmpty();
        assertThat(attempts.begin("anna")).isEmpty();
        assertThat(attempts.begin("anna")).isPresent();
        attempts.abandon("anna");
        assertThat(attempts.begin("anna")).isEmpty();
    }

    @Test
    void runOneByOneWhenTheFreeOnesAreUsed() {
        fail("anna");
        fail("anna");
        fail("anna");
        clock.step(Duration.ofSeconds(2));
        assertThat(attempts.begin("anna")).isEmpty();
        assertThat(attempts.begin("anna")).isPresent();
    }
}
