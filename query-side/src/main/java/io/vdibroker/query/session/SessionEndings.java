package io.vdibroker.query.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.web.EndedSessions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Which sessions are over: what this process heard of counts at once, the rest when the view shows it. */
@Component
public class SessionEndings implements EndedSessions {

    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<SessionId, SessionEnd> heard =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Sessions sessions;

    SessionEndings(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean hasEnded(SessionId sessionId) {
        return endOf(sessionId).isPresent();
    }

    /** Why it ended. */
    public Optional<SessionEnd> endOf(SessionId sessionId) {
        var known = heard.getIfPresent(sessionId);
        if (known != null) {
            return Optional.of(known);
        }
        var end = sessions.knownEnd(sessionId);
        end.ifPresent(reason -> heard.put(sessionId, reason));
        return end;
    }

    /** For whoever hears of it first: the endpoint that ended it, or the projector. */
    public void ended(SessionId sessionId, SessionEnd reason) {
        heard.put(sessionId, reason);
        listeners.forEach(listener -> listener.sessionEnded(sessionId, reason));
    }

    void ofAccount(UserId userId) {
        listeners.forEach(listener -> listener.sessionsEnded(userId));
    }

    /** Tells from now on, on the thread of whoever heard of it: hand work over. */
    public void tell(Listener listener) {
        listeners.add(listener);
    }

    /** Wants to know when sessions end. */
    public interface Listener {

        /** The session's token is worth nothing any more. */
        void sessionEnded(SessionId sessionId, SessionEnd reason);

        /** The same of many sessions of this person; {@link SessionEndings#endOf} tells which. */
        void sessionsEnded(UserId userId);
    }
}
