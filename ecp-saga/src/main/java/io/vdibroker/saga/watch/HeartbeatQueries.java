package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.query.ControllerHeartbeat;
import io.vdibroker.api.controller.query.WatchController;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpProperties;
import io.vdibroker.saga.ecp.Heartbeats;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells who watches a controller whether it answers: now and then, and at once when that changes. */
@Component
class HeartbeatQueries implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatQueries.class);

    private final Heartbeats heartbeats;
    private final Controllers controllers;
    private final Looks looks;
    private final QueryUpdateEmitter emitter;
    private final EcpProperties.Watch times;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService timer;

    HeartbeatQueries(
            Heartbeats heartbeats,
            Controllers controllers,
            Looks looks,
            QueryUpdateEmitter emitter,
            EcpProperties properties,
            Clock clock) {
        this.heartbeats = heartbeats;
        this.controllers = controllers;
        this.looks = looks;
        this.emitter = emitter;
        this.times = properties.watch();
        this.clock = clock;
        heartbeats.onTurn(this::emit);
    }

    @QueryHandler
    ControllerHeartbeat handle(WatchController query) {
        return heartbeats
                .of(query.controllerId())
                .orElseGet(() -> new ControllerHeartbeat(
                        query.controllerId(), clock.instant(), false, "The controller was not asked yet", null))
                .lookedAt(looks.lastOf(query.controllerId()).orElse(null));
    }

    private void emit(ControllerHeartbeat heartbeat) {
        emitter.emit(
                WatchController.class,
                query -> query.controllerId().equals(heartbeat.controllerId()),
                heartbeat.lookedAt(looks.lastOf(heartbeat.controllerId()).orElse(null)));
    }

    private void emitAll() {
        try {
            controllers.ids().forEach(id -> heartbeats.of(id).ifPresent(this::emit));
        } catch (RuntimeException e) { // or the timer would never ring again
            LOG.warn("Heartbeats could not be told; it is tried again in {}", times.heartbeat(), e);
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "ecp-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        timer = started;
        var interval = times.heartbeat().toMillis();
        started.scheduleWithFixedDelay(this::emitAll, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
