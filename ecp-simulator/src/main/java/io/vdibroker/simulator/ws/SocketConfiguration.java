package io.vdibroker.simulator.ws;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Puts the websocket where clients look for it. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration implements WebSocketConfigurer {
    private final EcpSocket socket;
    private final FaultyHandshake handshake;

    SocketConfiguration(EcpSocket socket, FaultyHandshake handshake) {
        this.handshake = handshake;
        this.socket = socket;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/ws/").addInterceptors(handshake).setAllowedOriginPatterns("*");
    }
}
