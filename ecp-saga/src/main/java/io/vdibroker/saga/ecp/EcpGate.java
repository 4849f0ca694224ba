package io.vdibroker.saga.ecp;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Lets requests to one controller through: not too many a second, and none while it answers nothing. */
final class EcpGate {

    private final CircuitBreaker breaker;
    private final RateLimiter limiter;
    private final AtomicLong notBefore = new AtomicLong(System.nanoTime());

    EcpGate(String name, EcpProperties properties) {
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(properties.failuresInARow())
                        .minimumNumberOfCalls(properties.failuresInARow())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(properties.openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        limiter = RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(properties.callsPerSecond())
                        .timeoutDuration(properties.callTimeout())
                        .build());
    }

    private void pauseFor(Duration pause) {
        var until = System.nanoTime() + pause.toNanos();
        notBefore.accumulateAndGet(until, (before, now) -> now - before > 0 ? now : before);
    }

    /**
     * What is not through in time is not asked, and says so; only what leaves the outcome open counts as a failure.
     * While ECP
     * asked for a pause nothing is asked.
     */
    EcpAnswer through(Supplier<EcpAnswer> call) {
        var left = notBefore.get() - System.nanoTime();
        if (left > 0) {
            throw new EcpProblem.NoAnswer("ECP asked for a pause; it is asked again in a moment", null);
        }
        if (!limiter.acquirePermission()) {
            throw new EcpProblem.NoAnswer("ECP is asked so much that this request was not made", null);
        }
        if (!breaker.tryAcquirePermission()) {
            throw new EcpProblem.NoAnswer("ECP did not answer lately; it is asked again in a moment", null);
        }
        var begun = System.nanoTime();
        try {
            var answer = call.get();
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return answer;
        } catch (EcpProblem.NoAnswer | EcpProblem.Malformed e) {
            if (e instanceof EcpProblem.NoAnswer unanswered && unanswered.retryAfter() != null) {
                pauseFor(unanswered.retryAfter());
            }
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, e);
            throw e;
        } catch (EcpProblem e) {
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            throw e;
        } catch (RuntimeException e) {
            breaker.releasePermission();
            throw e;
        }
    }
}
