package io.vdibroker.query.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.query.client.SteppedClock;
import io.vdibroker.web.RequestRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Origin OFFICE = Origin.of("192.0.2.17");
    private static final Origin ATTACKER = Origin.of("198.51.100.1");

    private final SteppedClock clock = new SteppedClock();
    private final SignInThrottle throttle = new SignInThrottle(
            new SessionProperties(
                    Duration.ofHours(24),
                    Duration.ofMinutes(15),
                    Duration.ofHours(12),
                    20,
                    new SessionProperties.Throttle(
                            5,
                            20,
                            50,
                            Duration.ofDays(30),
                            Duration.ofSeconds(1),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(15),
                            20,
                            1000)),
            clock);

    private void guess(String account, Origin origin, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(throttle.check(account, origin, () -> false)).isFalse();
        }
    }

    private boolean signIn(String account, Origin origin) {
        return throttle.check(account, origin, () -> true);
    }

    @Test
    void slowsDownWhoGuessesAnAccount() {
        guess("admin", ATTACKER, 5);
        assertThatThrownBy(() -> signIn("admin", ATTACKER)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void doesNotKeepOthersFromTheirAccount() {
        guess("admin", ATTACKER, 5);
        assertThatThrownBy(() -> guess("admin", ATTACKER, 1)).isInstanceOf(RequestRefused.class);
        assertThat(signIn("admin", OFFICE)).isTrue();
    }

    @Test
    void slowsDownWhoMovesWithinANetwork() {
        for (var i = 1; i <= 5; i++) {
            guess("admin", Origin.of("198.51.100." + i), 1);
        }
        assertThatThrownBy(() -> signIn("admin", Origin.of("198.51.100.77"))).isInstanceOf(RequestRefused.class);
    }

    @Test
    void slowsDownWhoMovesWithinAnIpv6Network() {
        for (var i = 1; i <= 20; i++) {
            guess("account" + i, Origin.of("2001:db8:1:2::" + i), 1);
        }
        assertThatThrownBy(() -> signIn("another", Origin.of("2001:db8:1:2:ffff::1")))
                .isInstanceOf(RequestRefused.class);
        assertThat(signIn("another", Origin.of("2001:db8:1:3::1"))).isTrue();
    }

    @Test
    void slowsDownWhoComesFromEverywhereExceptWhereTheOwnerIsKnown() {
        signIn("admin", OFFICE);
        for (var i = 0; i < 50; i++) {
            guess("admin", Origin.of("10.0." + i + ".1"), 1);
        }
        assertThatThrownBy(() -> signIn("admin", ATTACKER)).isInstanceOf(RequestRefused.class);
        assertThat(signIn("admin", OFFICE)).isTrue();
        assertThat(signIn("admin", Origin.of("192.0.2.99"))).isTrue();
        assertThatThrownBy(() -> signIn("admin", ATTACKER)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void countsNothingForACheckThatBreaks() {
        for (var i = 0; i < 30; i++) {
            assertThatThrownBy(() -> throttle.check("admin", OFFICE, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(signIn("admin", OFFICE)).isTrue();
    }
}
