package io.vdibroker.query.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts the failed attempts of each key, in bounded memory. Some are free; from then on only one attempt runs at a time,
 * and each failure doubles the pause before the next.
 */
final class Attempts {

    private static final State NONE = new State(0, 0, Instant.MIN);

    private record State(int failures, int running, Instant notBefore) {}

    private final Cache<String, State> states;
    private final Clock clock;
    private final int free;
    private final int atOnce;
    private final Duration firstPause;
    private final Duration longestPause;
    private final IntUnaryOperator afterSuccess;

    Attempts(SessionProperties.Throttle limits, int free, int atOnce, IntUnaryOperator afterSuccess, Clock clock) {
        this.clock = clock;
        this.free = free;
        this.atOnce = atOnce;
        this.firstPause = limits.firstPause();
        this.longestPause = limits.longestPause();
        this.afterSuccess = afterSuccess;
        this.states = Caffeine.newBuilder()
                .maximumSize(limits.mostKept())
                .expireAfterAccess(limits.memory())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Empty if the attempt may run, and then it must {@link #end}; else how long to wait. */
    Optional<Duration> begin(String key) {
        var now = clock.instant();
        var refused = new AtomicReference<@Nullable Duration>();
        states.asMap().compute(key, (k, known) -> {
            var state = known == null ? NONE : known;
            refused.set(pause(state, now));
            return refused.get() == null ? new State(state.failures(), state.running() + 1, state.notBefore()) : state;
        });
        return Optional.ofNullable(refused.get());
    }

    private @Nullable Duration pause(State state, Instant now) {
        // further away than any pause can end: somebody has set the clock back
        if (state.notBefore().isAfter(now) && !state.notBefore().isAfter(now.plus(longestPause))) {
            return Duration.between(now, state.notBefore());
        }
        return state.running() >= (state.failures() < free ? atOnce : 1) ? firstPause : null;
    }

    /** The attempt is over. */
    void end(String key, boolean succeeded) {
        var now = clock.instant();
        states.asMap().compute(key, (k, known) -> {
            var state = known == null ? NONE : known;
            var running = Math.max(0, state.running() - 1);
            if (succeeded) {
                return new State(Math.max(0, afterSuccess.applyAsInt(state.failures())), running, Instant.MIN);
            }
            var failures = state.failures() + 1;
            return new State(failures, running, failures < free ? Instant.MIN : now.plus(pauseAfter(failures)));
        });
    }

    /** The attempt came to nothing: neither right nor wrong. */
    void abandon(String key) {
        states.asMap()
                .computeIfPresent(
                        key,
                        (k, state) -> new State(state.failures(), Math.max(0, state.running() - 1), state.notBefore()));
    }

    private Duration pauseAfter(int failures) {
        var doublings = Math.min(failures - free, 30);
        var pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
