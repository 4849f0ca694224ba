package io.vdibroker.query.client.socket;

import io.vdibroker.web.Callers;
import io.vdibroker.web.connection.Connections;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Takes the token out of the query by hand and goes on without a query: the client encodes nothing in it, and the container
 * refuses the whole handshake for a stray character in a host name.
 */
final class HandshakeQuery extends OncePerRequestFilter implements HandshakeInterceptor {

    static final String TOKEN = HandshakeQuery.class.getName();
    private static final String PARAMETER = "token=";

    private final Callers callers;
    private final Connections connections;

    HandshakeQuery(Callers callers, Connections connections) {
        this.callers = callers;
        this.connections = connections;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request.getQueryString());
        request.setAttribute(TOKEN, token);
        if (token != null && callers.proof(token).isPresent()) {
            connections.recognise(request); // no request after it can prove anything
        }
        chain.doFilter(new WithoutQuery(request), response);
    }

    static @Nullable String token(@Nullable String query) {
        if (query == null) {
            return null;
        }
        for (var parameter : query.split("&", -1)) {
            if (parameter.startsWith(PARAMETER)) {
                return bare(parameter.substring(PARAMETER.length()));
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
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request instanceof ServletServerHttpRequest servlet
                && servlet.getServletRequest().getAttribute(TOKEN) instanceof String token) {
            attributes.put(TOKEN, token);
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    private static final class WithoutQuery extends HttpServletRequestWrapper {

        WithoutQuery(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
