package io.vdibroker.delivery.group;

import com.mongodb.MongoException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.axonframework.queryhandling.NoHandlerForQueryException;

/** Tells failures of what we run on from failures of what we do. */
public final class Failures {

    private static final List<Class<? extends Throwable>> INFRASTRUCTURE = List.of(
            AxonTransientException.class, // lost races, locks, storage of sagas and tokens
            SQLException.class,
            MongoException.class,
            IOException.class,
            InterruptedException.class,
            TimeoutException.class,
            AxonTimeoutException.class,
            RejectedExecutionException.class,
            ShutdownInProgressException.class,
            NoHandlerForCommandException.class, // the side that handles it is not there yet
            NoHandlerForQueryException.class);

    private Failures() {}

    /** A store, the network, a lost race or a stop: worth repeating without end, and not the event's fault. */
    public static boolean isInfrastructure(Throwable error) {
        for (var e = error; e != null; e = e.getCause() == e ? null : e.getCause()) {
            var current = e;
            if (INFRASTRUCTURE.stream().anyMatch(type -> type.isInstance(current))) {
                return true;
            }
        }
        return false;
    }

    /** An {@link Error} would kill Axon's worker thread, and the segment with it, without a word. */
    public static Exception asException(Throwable error) {
        return error instanceof Exception exception
                ? exception
                : new EventProcessingException("An error occurred while handling an event", error);
    }
}
