package io.vdibroker.saga.waits;

import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.saga.time.Alarms;
import io.vdibroker.saga.time.Gate;
import io.vdibroker.saga.time.Moments;
import io.vdibroker.saga.time.SteadyClock;
import io.vdibroker.saga.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what is due. The aggregate decides whether the time has really come; so an early or second question costs nothing,
 * and a lost one is repeated.
 */
final class WaitList implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WaitList.class);
    private static final Duration CLOCK_LOOK = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Waits waits;
    private final Consumer<Wait> sender;
    private final SteadyClock clock;
    private final Moments<String> moments;
    private final Wakeup wakeup;
    private final Gate gate;
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile @Nullable ExecutorService thread;
    private volatile boolean open;

    WaitList(Waits waits, Consumer<Wait> sender, SteadyClock clock, Alarms alarms, Gate gate) {
        this.waits = waits;
        this.sender = sender;
        this.clock = clock;
        this.moments = new Moments<>(clock);
        this.wakeup = new Wakeup(alarms, this::wake);
        this.gate = gate;
        waits.onChange(this::wake);
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadExecutor(work -> {
            var made = new Thread(work, "waits");
            made.setDaemon(true);
            return made;
        });
        gate.whenPassed(Set.of(WaitsProjector.GROUP), () -> {
            open = thread != null;
            wake();
        });
    }

    private void wake() {
        Executor executor = thread;
        if (open && executor != null && pending.compareAndSet(false, true)) {
            executor.execute(() -> {
                pending.set(false);
                try {
                    pass();
                } catch (RuntimeException e) {
                    LOG.error("What waits could not be looked through; it is tried again", e);
                    wakeup.at(clock.instant().plus(AFTER_FAILURE));
                }
            });
        }
    }

    private synchronized void pass() {
        var now = clock.instant();
        var all = waits.all();
        moments.retain(all.stream().map(Wait::id).toList());
        for (var wait : all) {
            var dueAt = dueAt(wait); // of each, because that places it
            if (waits.isHeld(wait)) {
                continue;
            }
            if (now.isBefore(dueAt)) {
                wakeup.at(dueAt);
                if (heldByTheClock(wait, now)) {
                    wakeup.at(now.plus(CLOCK_LOOK));
                }
            } else if (!isSent(wait)) {
                wakeup.at(now.plus(AFTER_FAILURE));
            }
        }
    }

    /** Whether its time has passed, and only a clock that was set back says otherwise, which may be set right again. */
    private boolean heldByTheClock(Wait wait, Instant now) {
        return !now.isBefore(moments.of(wait.id(), wait.dueAt()));
    }

    /** The pool compares the time of a ticket with its own clock; the end of a pause it takes as told. */
    private Instant dueAt(Wait wait) {
        return wait.ticketId() == null ? moments.of(wait.id(), wait.dueAt()) : moments.byBoth(wait.id(), wait.dueAt());
    }

    private boolean isSent(Wait wait) {
        try {
            sender.accept(wait);
            LOG.info("{} is due: {}", wait.id(), wait.command().getClass().getSimpleName());
        } catch (Refused e) {
            LOG.info("{} was due, and is not wanted any more: {}", wait.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("{} is due and could not be told; it is repeated", wait.id(), e);
            return false;
        }
        waits.ended(wait);
        return true;
    }

    @Override
    public void stop() {
        open = false;
        var running = thread;
        thread = null;
        if (running != null) {
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
