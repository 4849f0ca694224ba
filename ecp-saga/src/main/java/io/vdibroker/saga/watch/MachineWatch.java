package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpChanges;
import io.vdibroker.saga.ecp.EcpProperties;
import io.vdibroker.saga.ecp.Overlays;
import io.vdibroker.saga.time.Gate;
import io.vdibroker.saga.time.Horizon;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at all our machines again and again, and sooner where ECP hints at a change. */
@Component
class MachineWatch implements EcpChanges, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MachineWatch.class);

    /** What a list of long ago says of machines, tags, and where a controller is, is worse than nothing. */
    private static final Set<String> LISTS = Set.of(
            MachineListProjector.GROUP,
            PoolTagListProjector.GROUP,
            StrangerListProjector.GROUP,
            NetworkListProjector.GROUP,
            Controllers.GROUP);

    private final Controllers controllers;
    private final MachineList machines;
    private final PoolTagList tags;
    private final StrangerList strangers;
    private final StateReports reports;
    private final Overlays overlays;
    private final ConditionReports conditions;
    private final Gate gate;
    private final Horizon horizon;
    private final WatchedSights sights;
    private final Looks looks;
    private final EcpProperties.Watch times;
    private final Map<ControllerId, Turns> turns = new ConcurrentHashMap<>();
    private volatile @Nullable Threads threads;

    MachineWatch(
            Controllers controllers,
            MachineList machines,
            PoolTagList tags,
            StrangerList strangers,
            StateReports reports,
            Overlays overlays,
            ConditionReports conditions,
            Gate gate,
            Horizon horizon,
            WatchedSights sights,
            Looks looks,
            EcpProperties properties) {
        this.controllers = controllers;
        this.machines = machines;
        this.tags = tags;
        this.strangers = strangers;
        this.reports = reports;
        this.overlays = overlays;
        this.conditions = conditions;
        this.gate = gate;
        this.horizon = horizon;
        this.sights = sights;
        this.looks = looks;
        this.times = properties.watch();
    }

    @Override
    public void changed(ControllerId controllerId, Subject subject, @Nullable UUID id) {
        var ofOne = turns.get(controllerId);
        if (ofOne != null && subject != Subject.TASK) {
            ofOne.want(id == null ? null : new MachineId(id));
        }
    }

    @Override
    public void start() {
        var started = new Threads(
                Executors.newSingleThreadScheduledExecutor(named("ecp-watch-timer")),
                Executors.newCachedThreadPool(named("ecp-watch")));
        threads = started;
        turns.clear();
        var interval = times.interval().toMillis();
        gate.whenPassed(LISTS, () -> {
            if (!started.timer().isShutdown()) {
                started.timer().scheduleWithFixedDelay(this::round, 0, interval, TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Asks for a look at every controller; one that is still being looked at is not asked twice. */
    private void round() {
        try {
            controllers.refresh();
            overlays.refresh();
            turns.keySet().retainAll(controllers.ids());
            looks.retain(controllers.ids());
            controllers.ids().forEach(id -> turns.computeIfAbsent(id, this::newTurns)
                    .wantAll());
        } catch (RuntimeException e) { // or the timer would never ring again
            complain("The controllers could not be listed", e);
        }
    }

    private Turns newTurns(ControllerId controllerId) {
        var absentees = new Absentees(controllerId, controllers, reports, times, System::nanoTime);
        var tagWatch = new TagWatch(controllerId, controllers, tags, reports, times.tags(), System::nanoTime);
        var strangerWatch = new StrangerWatch(controllerId, controllers, machines, strangers, reports, horizon);
        var watch = new ControllerWatch(
                controllerId,
                controllers,
                overlays,
                machines,
                reports,
                absentees,
                tagWatch,
                strangerWatch,
                new Steadiness(times, System::nanoTime),
                sights,
                looks);
        return new Turns(ofOne -> later(controllerId, watch, ofOne));
    }

    private void later(ControllerId controllerId, ControllerWatch watch, Turns ofOne) {
        var running = threads;
        if (running != null && !running.timer().isShutdown()) {
            running.timer()
                    .schedule(
                            () -> running.pool().execute(() -> look(controllerId, watch, ofOne)),
                            times.batch().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void look(ControllerId controllerId, ControllerWatch watch, Turns ofOne) {
        try {
            ofOne.take(only -> {
                try {
                    watch.look(only);
                } finally {
                    conditions.lookedAt(controllerId);
                }
            });
        } catch (RuntimeException e) {
            complain("Machines of " + controllerId + " and its state could not be reported", e);
        }
    }

    /** What is interrupted by our own end is nothing to complain of. */
    private void complain(String what, RuntimeException problem) {
        if (isRunning()) {
            LOG.warn("{}; it is tried again in {}", what, times.interval(), problem);
        }
    }

    @Override
    public void stop() {
        var running = threads;
        threads = null;
        if (running != null) {
            running.timer().shutdown();
            running.pool().shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    private static ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private record Threads(ScheduledExecutorService timer, ExecutorService pool) {}
}
