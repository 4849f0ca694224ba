package io.vdibroker.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses request bodies of more than 1 MiB, announced or not, and those that take too long to arrive: who reads one holds
 * a thread. Administrators send no forms, which the container would read past this as parameters; what clients send is read as it is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit extends OncePerRequestFilter {

    static final int MAX_BYTES = 1024 * 1024;
    private static final int MOST_DRAINED = 2 * MAX_BYTES;

    private final long nanos;
    private final LongSupplier time;

    @Autowired
    BodyLimit(WebProperties properties) {
        this(properties, System::nanoTime);
    }

    BodyLimit(WebProperties properties, LongSupplier time) {
        this.nanos = properties.bodyTime().toNanos();
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (UnansweredRequests.isOfAdministrators(request.getRequestURI()) && isForm(request.getContentType())) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        var limited = new Limited(request);
        chain.doFilter(limited, response);
        if (!request.isAsyncStarted()) {
            limited.drain();
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/");
    }

    private class Limited extends HttpServletRequestWrapper {

        private @Nullable Counting body;

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > MAX_BYTES) {
                throw new BodyTooLarge();
            }
            if (body == null) {
                body = new Counting(super.getInputStream());
            }
            return body;
        }

        /** Who still sends would not hear the answer; the container is not asked to wait, because it has no limit of time. */
        void drain() {
            if (getContentLengthLong() <= 0 && getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
                return;
            }
            try {
                var rest = body == null ? new Counting(super.getInputStream()) : body;
                rest.drain();
            } catch (IOException | IllegalStateException e) {
                logger.debug("The rest of a body did not come", e);
            }
        }

        /** Or it would be read past the limits. */
        @Override
        public BufferedReader getReader() throws IOException {
            var encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(), encoding == null ? "UTF-8" : encoding));
        }
    }

    private class Counting extends ServletInputStream {

        private final ServletInputStream body;
        private final long begun = time.getAsLong();
        private long count;

        Counting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            inTime();
            return counted(body.read(), 1);
        }

        void drain() throws IOException {
            var buffer = new byte[8192];
            var drained = 0;
            while (drained < MOST_DRAINED && !body.isFinished()) {
                inTime();
                var read = body.read(buffer);
                if (read < 0) {
                    return;
                }
                drained += read;
            }
        }

        private void inTime() throws BodyTooSlow {
            if (time.getAsLong() - begun > nanos) {
                throw new BodyTooSlow();
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            inTime();
            var read = body.read(buffer, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) throws BodyTooLarge {
            if (result >= 0) {
                count += bytes;
            }
            if (count > MAX_BYTES) {
                throw new BodyTooLarge();
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
