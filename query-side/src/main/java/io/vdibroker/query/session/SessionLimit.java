package io.vdibroker.query.session;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.command.EndOldestSession;
import io.vdibroker.delivery.bus.Commands;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the oldest sessions of a person who has more than are allowed, soon after one more has begun: nobody waits for
 * it. What
 * was not ended, as the process was, is ended after the next one.
 */
@Component
class SessionLimit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLimit.class);
    private static final String ACTOR = "system:sign-in";

    private final Sessions sessions;
    private final SessionEndings endings;
    private final Commands commands;
    private final SessionProperties properties;

    /** Who is to be looked at, with the request that began a session last. */
    private final Map<UserId, String> waiting = new ConcurrentHashMap<>();

    private final ExecutorService thread = Executors.newSingleThreadExecutor(new AxonThreadFactory("session-limit"));

    SessionLimit(Sessions sessions, SessionEndings endings, Commands commands, SessionProperties properties) {
        this.sessions = sessions;
        this.endings = endings;
        this.commands = commands;
        this.properties = properties;
    }

    /** One more has begun. */
    void begun(UserId userId, String correlationId) {
        if (waiting.put(userId, correlationId) == null) {
            try {
                thread.execute(() -> look(userId));
            } catch (RejectedExecutionException e) {
                LOG.debug("Stopped already", e);
            }
        }
    }

    private void look(UserId userId) {
        var correlationId = waiting.remove(userId);
        if (correlationId == null) {
            return;
        }
        try {
            var open = sessions.openOf(userId);
            open.stream()
                    .limit(Math.max(0, open.size() - properties.mostOfPerson()))
                    .forEach(oldest -> end(oldest, correlationId));
        } catch (RuntimeException e) {
            LOG.warn("Sessions of {} may be too many until the next sign-in", userId, e);
        }
    }

    private void end(SessionId oldest, String correlationId) {
        commands.as(ACTOR, correlationId).sendAndWait(new EndOldestSession(oldest));
        endings.ended(oldest, SessionEnd.TOO_MANY);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
