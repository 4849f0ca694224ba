package io.vdibroker.simulator.ws;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/** One websocket with the topics it has asked for. */
final class Subscriber {
    private static final Logger log = LoggerFactory.getLogger(Subscriber.class);
    private static final int SEND_LIMIT_MS = 2_000;
    private static final int BUFFER = 4 * 1024 * 1024;

    private final WebSocketSession session;
    private final String token;
    private final Set<String> topics = ConcurrentHashMap.newKeySet();

    Subscriber(WebSocketSession session, String token) {
        this.session = new ConcurrentWebSocketSessionDecorator(session, SEND_LIMIT_MS, BUFFER);
        this.token = token;
    }

    String id() {
        return session.getId();
    }

    String token() {
        return token;
    }

    boolean listensTo(String topic) {
        return topics.contains(topic);
    }

    void add(String topic) {
        topics.add(topic);
    }

    void delete(String topic) {
        topics.remove(topic);
    }

    boolean isOpen() {
        return session.isOpen();
    }

    void send(String text) {
        try {
            if (session.isOpen()) {
                session.sendMessage(new TextMessage(text));
            }
        } catch (IOException | RuntimeException e) {
            log.debug("Websocket {} is gone", session.getId(), e);
            close();
        }
    }

    void close() {
        try {
            session.close(CloseStatus.NORMAL);
        } catch (IOException | RuntimeException e) {
            log.debug("Websocket {} was closed already", session.getId(), e);
        }
    }
}
