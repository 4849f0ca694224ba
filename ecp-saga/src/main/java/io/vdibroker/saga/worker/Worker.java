package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpChanges;
import io.vdibroker.saga.ecp.EcpClients;
import io.vdibroker.saga.ecp.Overlay;
import io.vdibroker.saga.time.Alarms;
import io.vdibroker.saga.time.Gate;
import io.vdibroker.saga.time.SteadyClock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Takes open intentions to ECP, each controller by itself. It begins to act when its list has passed the head that was read at its start. */
final class Worker implements SmartLifecycle, EcpChanges {
    /** What all lanes work with. */
    record Tools(
            WorkerList list,
            StepWorks works,
            EcpClients clients,
            Function<ControllerId, Overlay> overlays,
            StepSender sender,
            EcpLimits limits,
            WorkerProperties properties,
            SteadyClock clock,
            Alarms alarms) {}

    private static final int LONGEST_STOP_SECONDS = 3;

    private final Tools tools;
    private final Gate gate;
    private final Map<ControllerId, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<ControllerId, ExecutorService> threads = new ConcurrentHashMap<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private volatile boolean open;
    private volatile boolean running;

    Worker(Tools tools, Gate gate) {
        this.tools = tools;
        this.gate = gate;
        tools.list().steps().onChange(this::changed);
    }

    @Override
    public void start() {
        running = true;
        // an address or key of before could ask another ECP than the one that was meant
        gate.whenPassed(Set.of(WorkerList.GROUP, Controllers.GROUP), this::open);
    }

    private void open() {
        open = running;
        tools.list().steps().all().forEach(row -> changed(row.controllerId()));
        tools.list().unwanted().all().forEach(task -> changed(task.controllerId()));
    }

    /** The controller may be used again, or not any more. */
    void overlaid(ControllerId controllerId) {
        var lane = lanes.get(controllerId);
        if (lane != null) {
            lane.soon();
        }
    }

    /** Somebody else has heard of the controller again. */
    void heard(ControllerId controllerId) {
        var lane = lanes.get(controllerId);
        if (lane != null) {
            lane.heard();
        }
    }

    private void changed(ControllerId controllerId) {
        if (open) {
            lane(controllerId).wake();
        }
    }

    @Override
    public void changed(ControllerId controllerId, Subject subject, @Nullable UUID id) {
        var lane = lanes.get(controllerId);
        if (open && lane != null) {
            if (subject == Subject.ANYTHING || id == null) {
                lane.soon();
            } else {
                lane.hint(id);
            }
        }
    }

    /** How many attempts this process has in hand. */
    int inFlight() {
        return lanes.values().stream().mapToInt(Lane::inFlight).sum();
    }

    /** How many pieces of work its threads have before them, or are at. */
    int atWork() {
        return atWork.get();
    }

    private Lane lane(ControllerId controllerId) {
        return lanes.computeIfAbsent(controllerId, id -> new Lane(id, tools, work -> execute(id, work)));
    }

    private void execute(ControllerId controllerId, Runnable work) {
        if (running) {
            atWork.incrementAndGet();
            threads.computeIfAbsent(controllerId, this::pool).execute(() -> {
                try {
                    work.run();
                } finally {
                    atWork.decrementAndGet();
                }
            });
        }
    }

    private ExecutorService pool(ControllerId controllerId) {
        var count = tools.properties().threads();
        var pool = new ThreadPoolExecutor(count, count, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            var thread = new Thread(work, "worker-" + controllerId.value());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** What is under way in ECP goes on there, and is looked at after the next start. */
    @Override
    public void stop() {
        running = false;
        open = false;
        threads.values().forEach(ExecutorService::shutdown);
        threads.values().forEach(Worker::awaitEnd);
        threads.clear();
        lanes.clear();
    }

    private static void awaitEnd(ExecutorService pool) {
        try {
            if (!pool.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
