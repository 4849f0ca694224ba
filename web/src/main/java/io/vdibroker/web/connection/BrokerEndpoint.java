package io.vdibroker.web.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections and tells {@link Connections} of each; the heads of requests are read through {@link
 * Intercepted}.
 */
final class BrokerEndpoint extends NioEndpoint {

    private volatile @Nullable Connections connections;

    void tell(Connections listener) {
        this.connections = listener;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffer) {
        return isSSLEnabled() ? new Secure(buffer) : new Plain(buffer);
    }

    private final class Plain extends NioChannel {

        private final Intercepted intercepted = new Intercepted();

        Plain(SocketBufferHandler buffer) {
            super(buffer);
        }

        @Override
        public void reset(@Nullable SocketChannel channel, @Nullable NioSocketWrapper wrapper) throws IOException {
            super.reset(channel, wrapper);
            intercepted.reset(channel, wrapper, connections);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return intercepted.read(to, super::read);
        }

        @Override
        public void close() throws IOException {
            intercepted.close(super::read);
            super.close();
        }
    }

    /**
     * Its records come in pieces of their own, so heads are left as they are: TLS with VeiL Connect ends at the reverse
     * proxy.
     */
    private final class Secure extends SecureNioChannel {

        private final Intercepted intercepted = new Intercepted();

        Secure(SocketBufferHandler buffer) {
            super(buffer, BrokerEndpoint.this);
        }

        @Override
        public void reset(@Nullable SocketChannel channel, @Nullable NioSocketWrapper wrapper) throws IOException {
            super.reset(channel, wrapper);
            intercepted.reset(channel, wrapper, connections);
        }

        @Override
        public void close() throws IOException {
            intercepted.close(ignored -> -1);
            super.close();
        }
    }
}
