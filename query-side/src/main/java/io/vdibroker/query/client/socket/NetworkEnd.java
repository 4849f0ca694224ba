package io.vdibroker.query.client.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/** The container's own session: it sends texts without a thread, and takes any close code. Spring's can do neither. */
record NetworkEnd(Session session) implements Connection.End, Outbox.Line {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkEnd.class);

    /** Tomcat's limit for pings, pongs and closes, which it sends while it waits. */
    private static final String BLOCKING_SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final long LONGEST_BLOCK_MS = 2000;

    static NetworkEnd of(Session session, Duration sendTime) {
        session.getUserProperties().put(BLOCKING_SEND_TIMEOUT, LONGEST_BLOCK_MS);
        session.getAsyncRemote().setSendTimeout(sendTime.toMillis());
        return new NetworkEnd(session);
    }

    @Override
    public void send(String text, Consumer<@Nullable Throwable> done) {
        try {
            session.getAsyncRemote()
                    .sendText(text, result -> done.accept(result.isOK() ? null : result.getException()));
        } catch (IllegalStateException e) {
            done.accept(e); // closed meanwhile
        }
    }

    @Override
    public void ping() {
        try {
            if (session.isOpen()) {
                session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("No ping to {}", session.getId(), e);
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    @Override
    public void close(CloseStatus status) {
        try {
            session.close(new CloseReason(status::getCode, status.getReason()));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("{} was gone already", session.getId(), e);
        }
    }
}
