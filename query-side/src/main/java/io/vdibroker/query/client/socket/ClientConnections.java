package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.ClientThreads;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.query.client.desktop.Progress;
import io.vdibroker.query.session.SessionEndings;
import io.vdibroker.web.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** The WebSockets of this process, by session. */
@Component
public class ClientConnections implements SessionEndings.Listener {

    static final CloseStatus REVOKED = new CloseStatus(2000, "Disconnect requested");
    static final CloseStatus NOT_SIGNED_IN = new CloseStatus(4001, "Not signed in");
    static final CloseStatus FLOOD = CloseStatus.POLICY_VIOLATION.withReason("Too many messages");
    static final CloseStatus SILENT = new CloseStatus(4000, "Nothing was heard");

    private final Map<SessionId, List<Connection>> connections = new ConcurrentHashMap<>();
    private final ClientThreads threads;
    private final SessionEndings endings;
    private final Phrases phrases;
    private final ClientProperties.Socket limits;
    private final Clock clock;

    ClientConnections(
            ClientThreads threads, SessionEndings endings, Phrases phrases, ClientProperties properties, Clock clock) {
        this.threads = threads;
        this.endings = endings;
        this.phrases = phrases;
        this.limits = properties.socket();
        this.clock = clock;
        endings.tell(this);
    }

    /** Shows the progress of a request on all connections of the caller's session; without a request id on none. */
    public Progress progressOf(Caller caller, OptionalInt requestId, Locale language) {
        return new Progress() {

            private String last = "";

            @Override
            public synchronized void at(int percent, Phrase phrase) {
                if (requestId.isEmpty()) {
                    return;
                }
                var message = ServerMessages.progress(
                        caller.userId(), requestId.getAsInt(), percent, phrases.say(language, phrase));
                if (!message.equals(last)) {
                    last = message;
                    of(caller.sessionId())
                            .forEach(connection -> connection.outbox().send(message));
                }
            }

            @Override
            public void on(MachineId machineId) {
                of(caller.sessionId())
                        .forEach(connection -> connection.watches().watch(machineId));
            }
        };
    }

    /** Takes it in; the oldest of a session that has too many goes. */
    void opened(Connection connection) {
        var sessionId = connection.proof().sessionId();
        connections.compute(sessionId, (id, known) -> {
            var all = known == null ? new ArrayList<Connection>() : new ArrayList<>(known);
            all.add(connection);
            if (all.size() > limits.perSession()) {
                drop(all.remove(0), CloseStatus.POLICY_VIOLATION);
            }
            return List.copyOf(all);
        });
        endings.endOf(sessionId).ifPresent(reason -> sessionEnded(sessionId, reason)); // ended while it was opened
    }

    void closed(Connection connection) {
        connections.computeIfPresent(connection.proof().sessionId(), (id, known) -> {
            var rest = known.stream().filter(each -> each != connection).toList();
            return rest.isEmpty() ? null : rest;
        });
        connection.gone();
    }

    /** Pings who is there, and drops who is not; finds out about ends that only another process heard of. */
    void sweep() {
        var now = clock.instant();
        connections.forEach((sessionId, all) -> {
            var end = endings.endOf(sessionId);
            if (end.isPresent()) {
                sessionEnded(sessionId, end.get());
                return;
            }
            for (var connection : all) {
                if (!connection.proof().expiresAt().isAfter(now)) {
                    refuse(connection);
                } else if (connection.watches().isAccessLostFor(limits.lastWord())) {
                    disconnect(connection);
                } else if (connection.isSilentFor(limits.silence())) {
                    drop(connection, SILENT);
                } else if (!connection.outbox().isBusy()) {
                    connection.ping(threads);
                }
            }
        });
    }

    @Override
    public void sessionEnded(SessionId sessionId, SessionEnd reason) {
        for (var connection : of(sessionId)) {
            if (reason == SessionEnd.SIGNED_OUT) {
                drop(connection, CloseStatus.NORMAL);
            } else {
                disconnect(connection);
            }
        }
    }

    @Override
    public void sessionsEnded(UserId userId) {
        threads.execute(() -> connections.values().stream()
                .flatMap(List::stream)
                .filter(connection -> connection.proof().userId().equals(userId))
                .forEach(connection ->
                        endings.endOf(connection.proof().sessionId()).ifPresent(reason -> disconnect(connection))));
    }

    /** The device signs out of everything. */
    void disconnect(Connection connection) {
        connection.outbox().sendLast(ServerMessages.disconnect(), () -> drop(connection, REVOKED));
    }

    private void refuse(Connection connection) {
        var text = phrases.say(phrases.standard(), Phrase.SESSION_OVER);
        connection.outbox().sendLast(ServerMessages.problem(text), () -> drop(connection, NOT_SIGNED_IN));
    }

    void drop(Connection connection, CloseStatus status) {
        if (connection.leaves()) {
            threads.execute(() -> connection.end().close(status));
        }
    }

    private List<Connection> of(SessionId sessionId) {
        return connections.getOrDefault(sessionId, List.of());
    }
}
