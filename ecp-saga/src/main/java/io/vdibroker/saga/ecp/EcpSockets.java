package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps one websocket open to each controller, as well as it can be had, and passes on what it hints at. */
@Component
class EcpSockets implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EcpSockets.class);
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(2);

    private final Controllers controllers;
    private final ObjectProvider<EcpChanges> listeners;
    private final EcpProperties properties;
    private final Map<ControllerId, Kept> sockets = new HashMap<>(); // of the timer's thread
    private volatile @Nullable ScheduledExecutorService timer;

    EcpSockets(Controllers controllers, ObjectProvider<EcpChanges> listeners, EcpProperties properties) {
        this.controllers = controllers;
        this.listeners = listeners;
        this.properties = properties;
    }

    @Override
    public void start() {
        if (!properties.watch().websocket()) {
            return;
        }
        var started = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "ecp-websockets");
            thread.setDaemon(true);
            return thread;
        });
        timer = started;
        var round = Math.min(
                LONGEST_ROUND.toMillis(), properties.watch().reconnectPause().toMillis());
        started.scheduleWithFixedDelay(this::round, 0, round, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            var present = controllers.ids();
            sockets.entrySet().removeIf(kept -> !present.contains(kept.getKey()) && closed(kept.getValue()));
            present.forEach(this::tend);
        } catch (RuntimeException e) { // or the timer would never ring again
            LOG.warn("The websockets could not be looked after; it is tried again", e);
        }
    }

    private void tend(ControllerId controllerId) {
        var connection = connection(controllerId);
        var kept = sockets.get(controllerId);
        if (connection == null) {
            return;
        }
        if (kept == null || !kept.socket().isOf(connection)) {
            if (kept != null) {
                kept.socket().close();
            }
            sockets.put(controllerId, open(controllerId, connection));
        } else if (!kept.socket().isOver()) {
            kept.socket().tend();
        } else if (System.nanoTime() - kept.openedAt()
                > properties.watch().reconnectPause().toNanos()) {
            sockets.put(controllerId, open(controllerId, connection));
        }
    }

    private @Nullable EcpConnection connection(ControllerId controllerId) {
        try {
            return controllers.present(controllerId).orElse(null);
        } catch (EcpProblem e) { // its settings are no good, and whoever asks it something hears so
            return null;
        }
    }

    private Kept open(ControllerId controllerId, EcpConnection connection) {
        var socket = EcpSocket.open(connection, properties.connectTimeout(), news -> tell(controllerId, news));
        return new Kept(socket, System.nanoTime());
    }

    private void tell(ControllerId controllerId, EcpNews news) {
        listeners.forEach(listener -> listener.changed(controllerId, news.subject(), news.id()));
    }

    private static boolean closed(Kept kept) {
        kept.socket().close();
        return true;
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running != null) {
            running.execute(() -> sockets.values().forEach(EcpSockets::closed));
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    private record Kept(EcpSocket socket, long openedAt) {}
}
