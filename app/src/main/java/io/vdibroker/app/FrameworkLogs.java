package io.vdibroker.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Bounds what each logger of a framework writes: strangers decide how often there is something to say. Our own are not
 * bounded.
 */
final class FrameworkLogs extends TurboFilter {

    static final int PER_MINUTE = 60;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final String OWN = "io.vdibroker";

    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();
    private final LongSupplier time;

    FrameworkLogs(LongSupplier time) {
        this.time = time;
    }

    /** To be called when the logging is set up, which forgets all filters. */
    static void bound() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.addTurboFilter(new FrameworkLogs(System::nanoTime));
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        if (format == null || logger.getName().startsWith(OWN) || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL; // without a format it is only asked whether it would be written
        }
        var minute = minutes.computeIfAbsent(logger.getName(), name -> new Minute(time.getAsLong()));
        return minute.takes(time.getAsLong()) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private static final class Minute {

        private long begun;
        private int count;

        Minute(long begun) {
            this.begun = begun;
        }

        synchronized boolean takes(long now) {
            if (now - begun >= MINUTE) {
                begun = now;
                count = 0;
            }
            count++;
            return count <= PER_MINUTE;
        }
    }
}
