package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is under way at one controller, counted against the limits. */
final class Usage {
    /** Tasks of a node, which has room for few of them; clones need some of it as well. */
    private static final Set<Step> POWER = EnumSet.of(
            Step.REMOTE_ACCESS, Step.POWER_ON, Step.SHUTDOWN, Step.POWER_OFF, Step.REBOOT, Step.RESET, Step.SUSPEND);

    private static final Set<Step> TAGGING = EnumSet.of(Step.TAG, Step.UNTAG, Step.TAG_CLONES);

    private final EcpLimits limits;
    private final Map<UUID, Integer> templates = new HashMap<>();
    private final Map<String, Integer> tags = new HashMap<>();
    private int creations;
    private int powerActions;
    private int preparations;
    private int removals;

    Usage(EcpLimits limits) {
        this.limits = limits;
    }

    /** Whether an operation has begun, so that it keeps its place until it ends, in the pauses between its steps too. */
    static boolean hasPlace(OpenStep row) {
        return row.state() != OpenStep.State.QUEUED || row.position() > 0 || row.attempt() > 1;
    }

    /**
     * What waits and is being begun counts as much as what is recorded as begun; what ECP has not heard takes no room
     * there.
     */
    void count(OpenStep row, boolean inFlight) {
        if (row.state() == OpenStep.State.UNHEARD) {
            return;
        }
        if (hasPlace(row) || inFlight) {
            takePlace(row);
        }
        if (row.isUnderWay() || inFlight) {
            takeStep(row);
        }
    }

    boolean admits(OpenStep row) {
        return row.unwanted() || (hasPlace(row) || hasRoom(row)) && hasRoomForStep(row);
    }

    /** A row that was admitted is under way from now on. */
    void take(OpenStep row) {
        if (!hasPlace(row)) {
            takePlace(row);
        }
        takeStep(row);
    }

    private boolean hasRoom(OpenStep row) {
        if (row.kind() == OperationKind.PREPARE) {
            return preparations < limits.preparations();
        }
        return row.kind() != OperationKind.REMOVE || removals < limits.removals();
    }

    private boolean hasRoomForStep(OpenStep row) {
        var order = row.arguments().cloneOrder();
        if (row.step() == Step.CLONE && order != null) {
            return creations < limits.creations()
                    && templates.getOrDefault(order.templateId(), 0) < limits.creationsPerTemplate();
        }
        var tag = row.arguments().tagId();
        if (TAGGING.contains(row.step()) && tag != null) {
            return tags.getOrDefault(tag, 0) < limits.changesPerTag();
        }
        return !POWER.contains(row.step()) || powerActions < limits.powerActions();
    }

    private void takePlace(OpenStep row) {
        if (row.kind() == OperationKind.PREPARE) {
            preparations++;
        } else if (row.kind() == OperationKind.REMOVE) {
            removals++;
        }
    }

    private void takeStep(OpenStep row) {
        var order = row.arguments().cloneOrder();
        var tag = row.arguments().tagId();
        if (row.step() == Step.CLONE && order != null) {
            creations++;
            templates.merge(order.templateId(), 1, Integer::sum);
        } else if (TAGGING.contains(row.step()) && tag != null) {
            tags.merge(tag, 1, Integer::sum);
        } else if (POWER.contains(row.step())) {
            powerActions++;
        }
    }
}
