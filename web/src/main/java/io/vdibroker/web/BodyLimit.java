package io.vdibroker.web;

import io.vdibroker.web.connection.Connections;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Gives endpoints no other body than what {@link BodyArrival} let arrive, so that no thread ever waits for one, and
 * says which
 * connections are worked for. Administrators send no forms; what clients send is read as it is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit extends OncePerRequestFilter {

    private final Connections connections;

    BodyLimit(Connections connections) {
        this.connections = connections;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false; // what arrived is read then
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (UnansweredRequests.isOfAdministrators(request.getRequestURI()) && isForm(request.getContentType())) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        BodyArrival.takeSmall(request);
        connections.begin(request);
        var limited = new Limited(request);
        try {
            chain.doFilter(limited, response);
        } finally {
            if (!request.isAsyncStarted() || ArrivingBody.isAwaited(request)) {
                connections.end(request);
            } else {
                request.getAsyncContext().addListener(new Answered(request));
            }
        }
        discardTheRest(limited, response);
    }

    /**
     * Nobody waited for it; if it comes soon, the connection can go on. An error that the container is to tell is not
     * told yet.
     */
    private void discardTheRest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (BodyArrival.hasBody(request)
                && !request.isAsyncStarted()
                && !ArrivingBody.isKnown(request)
                && !response.isCommitted()) {
            DiscardedBody.discard(request, response, BodyArrival.bare(request).getInputStream());
        } else if (BodyArrival.hasBody(request) && !request.isAsyncStarted()) {
            connections.stopWaiting(request);
        }
    }

    /** Whether what endpoints read of this request is what arrived. */
    static boolean guards(ServletRequest request) {
        return WebUtils.getNativeRequest(request, Limited.class) != null;
    }

    private static boolean isForm(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private @Nullable ServletInputStream body;

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = ArrivingBody.of(this);
            }
            return body;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(), encoding == null ? "UTF-8" : encoding));
        }
    }

    /** The work for a connection ends when its answer, or the next step to it, comes. */
    private final class Answered implements AsyncListener {

        private final HttpServletRequest request;

        Answered(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            connections.end(request);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // completion follows
        }

        @Override
        public void onError(AsyncEvent event) {
            // completion follows
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            connections.end(request); // this listener hears no more; the filter has begun anew
        }
    }
}
