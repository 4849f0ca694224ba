package io.vdibroker.simulator.ws;

import io.vdibroker.simulator.fault.Faults;
import io.vdibroker.simulator.fault.Verdict;
import io.vdibroker.simulator.http.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** A controller that is being updated, or is out of order, opens no websocket either: faults of {@code GET /ws/}. */
@Component
class FaultyHandshake implements HandshakeInterceptor {
    private static final int UNAVAILABLE = 503;

    private final Faults faults;

    FaultyHandshake(Faults faults) {
        this.faults = faults;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Verdict verdict = faults.on(new Request("GET", "", "/ws/", null, Map.of(), null, "en", ""));
        if (verdict.isApplied()) {
            return true;
        }
        int status = verdict.instead().status();
        response.setStatusCode(HttpStatusCode.valueOf(status == 0 ? UNAVAILABLE : status));
        return false;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
