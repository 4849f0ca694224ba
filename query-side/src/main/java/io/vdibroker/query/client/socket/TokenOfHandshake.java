package io.vdibroker.query.client.socket;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Takes the token out of the query. The client encodes nothing in it, so it is cut by hand: a strict parser refuses the
 * whole query for a stray character in a host name.
 */
final class TokenOfHandshake implements HandshakeInterceptor {

    static final String TOKEN = "token";

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request instanceof ServletServerHttpRequest servlet) {
            var token = token(servlet.getServletRequest().getQueryString());
            if (token != null) {
                attributes.put(TOKEN, token);
            }
        }
        return true;
    }

    static @Nullable String token(@Nullable String query) {
        if (query == null) {
            return null;
        }
        for (var parameter : query.split("&", -1)) {
            if (parameter.startsWith("token=")) {
                return bare(parameter.substring("token=".length()));
            }
        }
        return null;
    }

    /** Some put the scheme in front. */
    private static String bare(String token) {
        var spaced = token.replace("%20", " ").replace('+', ' ').strip();
        return spaced.toLowerCase(Locale.ROOT).startsWith("jwt ")
                ? spaced.substring(4).strip()
                : spaced;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
