package io.vdibroker.web.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.jspecify.annotations.Nullable;

/** What we do between the socket and the container, for one connection after the other. */
final class Intercepted {

    private static final int MOST_DISCARDED = 2 * 1024 * 1024;

    private @Nullable RepeatedUpgrades repeats;
    private @Nullable Connections connections;
    private String id = "";

    /** Reads from the socket. */
    interface Source {
        int read(ByteBuffer to) throws IOException;
    }

    /** Begins with a new connection, or ends with the last. */
    void reset(@Nullable SocketChannel channel, @Nullable NioSocketWrapper wrapper, @Nullable Connections listener)
            throws IOException {
        if (channel == null || wrapper == null) {
            return;
        }
        repeats = new RepeatedUpgrades();
        connections = listener;
        id = wrapper.getServletConnection("http/1.1", "").getConnectionId();
        if (listener != null) {
            var address = channel.getRemoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
            listener.opened(id, address, new TcpLine(channel, wrapper));
        }
    }

    /** Reads, without repeats in the head of the first request. */
    int read(ByteBuffer to, Source socket) throws IOException {
        if (repeats == null) {
            return socket.read(to);
        }
        var begin = to.position();
        var end = to.limit();
        while (to.position() == begin && end - begin > repeats.kept()) {
            to.limit(end - repeats.kept());
            var count = socket.read(to);
            to.limit(end);
            if (count <= 0) {
                return count;
            }
            var bytes = new byte[count];
            to.get(begin, bytes).position(begin);
            repeats.pass(bytes, count, to);
        }
        if (repeats.isOver()) {
            repeats = null;
        }
        return to.position() - begin;
    }

    /** Whoever still sends would lose the answer if something were left unread. Nobody waits here. */
    void close(Source socket) throws IOException {
        if (connections != null) {
            connections.closed(id);
            connections = null;
            discard(socket);
        }
    }

    private static void discard(Source socket) {
        var buffer = ByteBuffer.allocate(8192);
        try {
            var discarded = 0;
            var count = 1;
            while (count > 0 && discarded < MOST_DISCARDED) {
                count = socket.read(buffer.clear());
                discarded += count;
            }
        } catch (IOException e) {
            // it has gone already
        }
    }

    private record TcpLine(SocketChannel channel, NioSocketWrapper wrapper) implements Peer.Line {

        /** The container finds that nothing more comes, and closes the connection in its own time and thread. */
        @Override
        public void hangUp() {
            try {
                channel.shutdownInput();
            } catch (IOException e) {
                // it has gone by itself
            }
        }

        /** The container reads once more before it closes; the next request sets its own time. */
        @Override
        public void stopWaiting() {
            wrapper.setReadTimeout(1);
        }
    }
}
