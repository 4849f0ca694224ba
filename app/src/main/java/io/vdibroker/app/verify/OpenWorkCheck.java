package io.vdibroker.app.verify;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.event.CloneTaskAccepted;
import io.vdibroker.api.expansion.event.CloningAttemptFailed;
import io.vdibroker.api.expansion.event.CloningBegun;
import io.vdibroker.api.expansion.event.CloningTimedOut;
import io.vdibroker.api.expansion.event.CloningUnheard;
import io.vdibroker.api.expansion.event.ExpansionCancelRequested;
import io.vdibroker.api.expansion.event.ExpansionEvent;
import io.vdibroker.api.expansion.event.TaggingAttemptFailed;
import io.vdibroker.api.expansion.event.TaggingBegun;
import io.vdibroker.api.expansion.event.TaggingTimedOut;
import io.vdibroker.api.machine.event.MachineEvent;
import io.vdibroker.api.machine.event.MachineFoundAgain;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameShared;
import io.vdibroker.api.machine.event.MachineMissing;
import io.vdibroker.api.machine.event.MachineOperationSuperseded;
import io.vdibroker.api.machine.event.MachineOperationWaiting;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.machine.event.MachineStepBegun;
import io.vdibroker.api.machine.event.MachineStepFailed;
import io.vdibroker.api.machine.event.MachineStepTimedOut;
import io.vdibroker.api.machine.event.MachineTagged;
import io.vdibroker.api.machine.event.MachineTaskAccepted;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestAskedAgain;
import io.vdibroker.api.pool.event.DesktopRequestExpired;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.GrowthPaused;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.api.pool.event.PoolTagAttemptFailed;
import io.vdibroker.api.pool.event.PoolTagBegun;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemovalBegun;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import io.vdibroker.delivery.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link Promise#NOTHING_FORGOTTEN}. A stream has one open step at most, so its last word on steps is the open one. What waits
 * behind a limit, or for a person, has no due time and is none.
 */
final class OpenWorkCheck implements Check {

    /** How long after its time something may still be looked at: the last look at ECP takes a while. */
    static final Duration LATE = Duration.ofMinutes(10);

    /** What is due then, by the clock and by the time in which the broker works and nothing is in the controller's way. */
    private record Due(String subject, PoolId poolId, String what, Instant at, Duration worked, long index) {

        Due later(Duration time) {
            return new Due(subject, poolId, what, at, worked.plus(time), index);
        }
    }

    /** Events that are written at the same time may change places; a clock that goes back further was set. */
    private static final Duration SET_BACK = Duration.ofSeconds(10);

    private final Map<Object, Due> open = new HashMap<>();
    private final Standstills standstills = new Standstills();
    private Duration now = Duration.ZERO;
    private @Nullable Instant last;

    @Override
    public void see(StoredEvent stored, Duration worked, Consumer<Finding> findings) {
        now = worked;
        followTheClock(stored.at());
        var payload = stored.payload();
        standstills.see(payload, worked);
        if (payload instanceof MachineEvent event) {
            seeMachine(stored, event);
        } else if (payload instanceof ExpansionEvent event && !isBesideTheStep(event)) {
            set(stored.stream(), event.poolId(), stored, ofExpansion(stored, event));
        } else if (payload instanceof PoolEvent event) {
            seeTag(stored, event);
            seeGrowth(stored, event);
            seeTickets(stored, event);
        }
    }

    /** What is due by a clock that was set back is due that much later. */
    private void followTheClock(Instant at) {
        var back = last == null ? Duration.ZERO : Duration.between(at, last);
        last = at;
        if (back.compareTo(SET_BACK) > 0) {
            open.replaceAll((key, due) -> due.later(back));
        }
    }

    private void seeMachine(StoredEvent stored, MachineEvent event) {
        if (isBesideTheOperation(event)) {
            return;
        }
        Instant due = null;
        if (event instanceof MachineStepBegun begun) {
            due = begun.dueAt();
        } else if (event instanceof MachineTaskAccepted accepted) {
            due = accepted.dueAt();
        } else if (event instanceof MachineStepFailed failed) {
            due = failed.retryAt();
        } else if (event instanceof MachineStepTimedOut) {
            due = stored.at();
        }
        set(stored.stream(), event.poolId(), stored, due);
    }

    /** Whether it says nothing about the operation that runs. */
    static boolean isBesideTheOperation(MachineEvent event) {
        return event instanceof MachineStateChanged
                || event instanceof MachineMissing
                || event instanceof MachineFoundAgain
                || event instanceof MachineTagged
                || event instanceof MachineHostNameChosen
                || event instanceof MachineHostNameShared
                || event instanceof MachineOperationWaiting
                || event instanceof MachineOperationSuperseded superseded && !superseded.wasRunning();
    }

    /** Whether the step that is under way goes on as before. */
    private static boolean isBesideTheStep(ExpansionEvent event) {
        return event instanceof ExpansionCancelRequested || event instanceof CloningUnheard;
    }

    private static @Nullable Instant ofExpansion(StoredEvent stored, ExpansionEvent event) {
        if (event instanceof CloningBegun begun) {
            return begun.dueAt();
        } else if (event instanceof CloneTaskAccepted accepted) {
            return accepted.dueAt();
        } else if (event instanceof CloningAttemptFailed failed) {
            return failed.retryAt();
        } else if (event instanceof TaggingBegun begun) {
            return begun.dueAt();
        } else if (event instanceof TaggingAttemptFailed failed) {
            return failed.retryAt();
        } else {
            return event instanceof CloningTimedOut || event instanceof TaggingTimedOut ? stored.at() : null;
        }
    }

    private void seeTag(StoredEvent stored, PoolEvent event) {
        var tag = event.poolId() + " tag";
        if (event instanceof PoolTagBegun begun) {
            set(tag, event.poolId(), stored, begun.dueAt());
        } else if (event instanceof PoolTagRemovalBegun begun) {
            set(tag, event.poolId(), stored, begun.dueAt());
        } else if (event instanceof PoolTagAttemptFailed failed) {
            set(tag, event.poolId(), stored, failed.retryAt());
        } else if (event instanceof PoolTagTimedOut) {
            set(tag, event.poolId(), stored, stored.at());
        } else if (event instanceof PoolTagReady || event instanceof PoolTagRemoved) {
            open.remove(tag);
        }
    }

    private void seeGrowth(StoredEvent stored, PoolEvent event) {
        var pause = event.poolId() + " pause";
        if (event instanceof GrowthPaused paused) {
            set(pause, event.poolId(), stored, paused.until());
        } else if (event instanceof GrowthResumed || event instanceof PoolDeletionStarted) {
            open.remove(pause);
        }
    }

    private void seeTickets(StoredEvent stored, PoolEvent event) {
        if (event instanceof DesktopRequestQueued queued) {
            set(queued.ticketId(), event.poolId(), stored, queued.expiresAt());
        } else if (event instanceof DesktopRequestAskedAgain again) {
            set(again.ticketId(), event.poolId(), stored, again.expiresAt());
        } else {
            var ended = ended(event);
            if (ended != null) {
                open.remove(ended);
            }
        }
    }

    private static @Nullable TicketId ended(PoolEvent event) {
        if (event instanceof DesktopRequestAccepted accepted) {
            return accepted.ticketId();
        } else if (event instanceof DesktopRequestFailed failed) {
            return failed.ticketId();
        } else {
            return event instanceof DesktopRequestExpired expired ? expired.ticketId() : null;
        }
    }

    private void set(Object key, PoolId poolId, StoredEvent stored, @Nullable Instant due) {
        if (due == null) {
            open.remove(key);
        } else {
            var what = stored.type().substring(stored.type().lastIndexOf('.') + 1);
            var left = due.isAfter(stored.at()) ? Duration.between(stored.at(), due) : Duration.ZERO;
            open.put(
                    key,
                    new Due(stored.stream(), poolId, what, due, spent(poolId).plus(left), stored.index()));
        }
    }

    private Duration spent(PoolId poolId) {
        return now.minus(standstills.lost(poolId, now));
    }

    /** Whether something of the controller has begun, and has its time yet. */
    boolean isAnythingUnderWay(ControllerId controllerId) {
        return open.values().stream()
                .anyMatch(due -> controllerId.equals(standstills.controllerOf(due.poolId())) && !isLate(due));
    }

    private boolean isLate(Due due) {
        return due.worked().plus(LATE).compareTo(spent(due.poolId())) < 0;
    }

    @Override
    public void end(Duration worked, Consumer<Finding> findings) {
        now = worked;
        open.values().stream()
                .filter(this::isLate)
                .forEach(due -> findings.accept(new Finding(
                        Promise.NOTHING_FORGOTTEN,
                        due.subject(),
                        "after " + due.what() + " something was due at " + due.at() + " and did not happen",
                        due.index())));
    }
}
