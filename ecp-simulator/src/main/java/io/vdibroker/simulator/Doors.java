package io.vdibroker.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The ports of the server. They can be shut for a while: what is open is cut, and connections are refused. */
@Component
public class Doors {
    private static final Logger log = LoggerFactory.getLogger(Doors.class);
    private static final Duration TO_ANSWER = Duration.ofMillis(100);

    private final List<Connector> connectors = new CopyOnWriteArrayList<>();

    void add(Connector connector) {
        connectors.add(connector);
    }

    /** Soon, so that whoever asks for it is answered before. */
    public void shut(Duration time) {
        var unused = CompletableFuture.runAsync(() -> connectors.forEach(Doors::shut), in(TO_ANSWER))
                .thenRunAsync(() -> connectors.forEach(Doors::open), in(time))
                .exceptionally(failure -> {
                    log.error("The doors are stuck", failure);
                    return null;
                });
    }

    private static Executor in(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void shut(Connector connector) {
        try {
            connector.stop();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(Connector connector) {
        try {
            connector.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
