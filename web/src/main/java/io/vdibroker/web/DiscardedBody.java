package io.vdibroker.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A body that nobody wants, after the answer: it is read as it comes, for a moment, by no thread of its own. */
final class DiscardedBody implements ReadListener, AsyncListener {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final ServletInputStream source;
    private final AsyncContext context;
    private final byte[] buffer = new byte[8192];
    private final AtomicBoolean over = new AtomicBoolean();
    private int count;

    private DiscardedBody(ServletInputStream source, AsyncContext context) {
        this.source = source;
        this.context = context;
    }

    /** Sends the answer as a whole, and then lets the rest of the request come. */
    static void discard(HttpServletRequest request, HttpServletResponse response, ServletInputStream source)
            throws IOException {
        var context = request.startAsync(request, response);
        context.setTimeout(A_MOMENT.toMillis());
        var body = new DiscardedBody(source, context);
        context.addListener(body);
        close(response);
        source.setReadListener(body);
    }

    private static void close(HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream().close();
        } catch (IllegalStateException e) {
            response.getWriter().close();
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!over.get() && source.isReady() && !source.isFinished()) {
            var read = source.read(buffer);
            if (read < 0) {
                return;
            }
            count += read;
            if (count > MOST_BYTES) {
                end();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onError(Throwable broken) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onError(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nobody starts anything after the answer
    }
}
