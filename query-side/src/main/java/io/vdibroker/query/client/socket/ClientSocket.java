package io.vdibroker.query.client.socket;

import io.vdibroker.api.session.SessionKind;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.ClientThreads;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.person.Users;
import io.vdibroker.query.pool.PoolsOfUser;
import io.vdibroker.web.Callers;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The WebSocket of VeiL Connect. Whoever is not signed in is let in, told so, and closed: a client does not read refused handshakes. */
@Component
class ClientSocket extends TextWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);
    private static final String CONNECTION = ClientSocket.class.getName();

    private static final CloseStatus SLOW = CloseStatus.SESSION_NOT_RELIABLE.withReason("Too slow");

    private final Callers callers;
    private final ClientConnections connections;
    private final ClientMessages messages;
    private final Watches.Sources sources;
    private final Devices devices;
    private final ClientThreads threads;
    private final Phrases phrases;
    private final ClientProperties.Socket limits;
    private final Clock clock;

    ClientSocket(
            Callers callers,
            ClientConnections connections,
            ClientMessages messages,
            Desktops desktops,
            DesktopUpdates updates,
            Users users,
            PoolsOfUser pools,
            Devices devices,
            ClientThreads threads,
            Phrases phrases,
            ClientProperties properties,
            Clock clock) {
        this.callers = callers;
        this.connections = connections;
        this.messages = messages;
        this.sources = new Watches.Sources(
                userId -> desktops.assignments(userId).values(),
                desktops::facts,
                users::byId,
                (userId, poolId) -> pools.of(userId, poolId).isPresent(),
                updates,
                threads,
                properties.socket().machines());
        this.devices = devices;
        this.threads = threads;
        this.phrases = phrases;
        this.limits = properties.socket();
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(limits.largestMessage());
        var end = end(session);
        var outbox = new Outbox(end, limits.queue(), () -> threads.execute(() -> end.close(SLOW)));
        var proof = Optional.ofNullable((String) session.getAttributes().get(HandshakeQuery.TOKEN))
                .flatMap(callers::proof)
                .filter(proven -> proven.kind() == SessionKind.CLIENT)
                .orElse(null);
        if (proof == null) {
            outbox.sendLast(
                    ServerMessages.problem(phrases.say(phrases.standard(), Phrase.SIGN_IN_FIRST)),
                    () -> threads.execute(() -> end.close(ClientConnections.NOT_SIGNED_IN)));
            return;
        }
        var connection = new Connection(proof, outbox, end, sources, new Flow(limits, clock), connections::disconnect);
        session.getAttributes().put(CONNECTION, connection);
        outbox.send(ServerMessages.welcome());
        connection.watches().begin();
        connections.opened(connection);
        devices.of(proof.sessionId())
                .map(Device::machineId)
                .ifPresent(connection::opened); // its viewer may be open still
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var connection = connection(session);
        if (connection == null || connection.isLeaving()) {
            return;
        }
        connection.heard();
        switch (connection.flow().of(message.getPayload())) {
            case HEARD ->
                messages.hear(connection.proof().sessionId(), message.getPayload(), connection)
                        .ifPresent(problem -> connection.outbox().send(ServerMessages.problem(problem)));
            case IGNORED -> {
                // one key press more or less
            }
            case FLOOD -> connections.drop(connection, ClientConnections.FLOOD);
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        var connection = connection(session);
        if (connection != null) {
            connection.heard();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable error) {
        LOG.debug("The WebSocket {} broke", session.getId(), error); // that it is closed follows
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var connection = connection(session);
        if (connection != null) {
            connections.closed(connection);
        }
    }

    private static @Nullable Connection connection(WebSocketSession session) {
        return (Connection) session.getAttributes().get(CONNECTION);
    }

    private NetworkEnd end(WebSocketSession session) {
        var container = ((NativeWebSocketSession) session).getNativeSession(jakarta.websocket.Session.class);
        if (container == null) {
            throw new IllegalStateException("No Jakarta WebSocket container");
        }
        return NetworkEnd.of(container, limits.sendTime());
    }
}
