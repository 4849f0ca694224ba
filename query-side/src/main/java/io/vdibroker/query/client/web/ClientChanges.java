package io.vdibroker.query.client.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.delivery.flood.Allowance;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.web.Caller;
import io.vdibroker.web.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often one device may have something recorded for ever: as often as a person does, not as often as a program can. */
@Component
class ClientChanges {

    private static final int MOST_SESSIONS = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Cache<SessionId, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(MOST_SESSIONS)
            .expireAfterAccess(KEPT)
            .build();
    private final int perMinute;
    private final Clock clock;

    ClientChanges(ClientProperties properties, Clock clock) {
        this.perMinute = properties.changesPerMinute();
        this.clock = clock;
    }

    /** Counts one more, or {@link RequestRefused}. */
    void count(Caller caller) {
        var allowance = allowances
                .asMap()
                .computeIfAbsent(
                        caller.sessionId(),
                        id -> new Allowance(perMinute, Duration.ofMinutes(1).dividedBy(perMinute), clock));
        if (!allowance.take()) {
            throw new RequestRefused(RejectionCode.TOO_MANY_ATTEMPTS, "Too many changes; try again in a moment");
        }
    }
}
