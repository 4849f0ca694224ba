package io.vdibroker.web;

import io.vdibroker.api.RejectionCode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request while it arrives: it is read as it comes, by no thread of its own, and the request goes on when
 * all is there.
 */
final class ArrivingBody implements ReadListener, AsyncListener {

    private static final String ATTRIBUTE = ArrivingBody.class.getName();

    private final BodyRoom room;
    private final int most;
    private final ServletInputStream source;
    private final AsyncContext context;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8192];
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Exception failure;

    /** How much may arrive, and for how long. */
    record Limits(int bytes, Duration time, BodyRoom room) {}

    private ArrivingBody(Limits limits, ServletInputStream source, AsyncContext context) {
        this.room = limits.room();
        this.most = limits.bytes();
        this.source = source;
        this.context = context;
    }

    /** Lets the request go on when its body is there, was refused, or did not come in time. */
    static void await(
            HttpServletRequest request,
            HttpServletResponse response,
            Limits limits,
            ServletInputStream source,
            byte[] begun) {
        var context = request.startAsync(request, response);
        context.setTimeout(limits.time().toMillis());
        var body = new ArrivingBody(limits, source, context);
        body.bytes.writeBytes(begun);
        request.setAttribute(ATTRIBUTE, body);
        context.addListener(body);
        source.setReadListener(body);
    }

    /** All of it is there already. */
    static void arrived(HttpServletRequest request, byte[] bytes) {
        request.setAttribute(ATTRIBUTE, new ArrivedBody(bytes));
    }

    static boolean isAwaited(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ArrivingBody body && !body.over.get();
    }

    static boolean isKnown(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** What arrived; nothing, if the endpoint said of no parameter that it reads a body. */
    static ServletInputStream of(HttpServletRequest request) throws IOException {
        var body = request.getAttribute(ATTRIBUTE);
        if (body instanceof ArrivingBody arriving) {
            arriving.throwFailure();
            return new ArrivedBody(arriving.bytes.toByteArray());
        }
        return body instanceof ArrivedBody arrived ? arrived : new ArrivedBody(new byte[0]);
    }

    private void throwFailure() throws IOException {
        var failed = failure;
        if (failed instanceof IOException broken) {
            throw broken;
        }
        if (failed instanceof RequestRefused refused) {
            throw refused;
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!over.get() && source.isReady() && !source.isFinished()) {
            var count = source.read(buffer);
            if (count < 0) {
                return;
            }
            if (bytes.size() + count > most) {
                end(new BodyTooLarge(most));
            } else if (!room.take(bytes.size(), count)) {
                end(new RequestRefused(
                        RejectionCode.BUSY, "Too much is on its way to the broker; try again in a moment"));
            } else {
                bytes.write(buffer, 0, count);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end(null);
    }

    @Override
    public void onError(Throwable broken) {
        if (giveUp()) {
            context.complete(); // nobody hears an answer
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(new BodyTooSlow());
    }

    private void end(@Nullable Exception reason) {
        if (giveUp()) {
            failure = reason;
            context.dispatch();
        }
    }

    private boolean giveUp() {
        if (over.compareAndSet(false, true)) {
            room.giveBack(bytes.size());
            return true;
        }
        return false;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // it was dispatched before
    }

    @Override
    public void onError(AsyncEvent event) {
        giveUp();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // by the endpoint, which has the body then
    }
}
