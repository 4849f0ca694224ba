package io.vdibroker.query.client.socket;

import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.ClientThreads;
import io.vdibroker.web.Callers;
import io.vdibroker.web.connection.Connections;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where the WebSocket is, and the beat of its pings. */
@EnableWebSocket
@Configuration(proxyBeanMethods = false)
class ClientSocketConfiguration implements WebSocketConfigurer, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ClientSocketConfiguration.class);

    private static final String[] PATHS = {"/ws/client", "/ws/client/", "/api/ws/client", "/api/ws/client/"};

    private final HandshakeQuery query;
    private final ClientSocket socket;
    private final ClientConnections connections;
    private final ClientThreads threads;
    private final Duration beat;
    private volatile boolean running;

    ClientSocketConfiguration(
            ClientSocket socket,
            ClientConnections connections,
            ClientThreads threads,
            ClientProperties properties,
            Callers callers,
            Connections network) {
        this.query = new HandshakeQuery(callers, network);
        this.socket = socket;
        this.connections = connections;
        this.threads = threads;
        this.beat = properties.socket().ping();
    }

    /** The client's origin is no URL, and its token is no cookie: the origin proves nothing. */
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, PATHS).addInterceptors(query).setAllowedOrigins("*");
    }

    @Bean
    FilterRegistrationBean<HandshakeQuery> handshakeQuery() {
        var registration = new FilterRegistrationBean<>(query);
        registration.addUrlPatterns(PATHS);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void start() {
        running = true;
        threads.after(beat, this::beat);
    }

    private void beat() {
        if (running) {
            try {
                connections.sweep();
            } catch (RuntimeException e) {
                LOG.warn("The clients were not pinged; the next beat does it", e);
            }
            threads.after(beat, this::beat);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
