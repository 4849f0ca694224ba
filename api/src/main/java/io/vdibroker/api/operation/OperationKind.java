package io.vdibroker.api.operation;

import java.util.List;

/** Why something is done to a machine. One operation of a machine runs, one may wait; REMOVE supersedes both. */
public enum OperationKind {
    /** To be admitted to its pool. */
    PREPARE,

    /** To serve the user who asked for it. */
    REQUEST,

    /** To leave the pool, and to be deleted if the broker cloned it. */
    REMOVE,

    /** Because a person asked for it. */
    POWER,

    /** Because its user left. */
    AFTER_DISCONNECT,

    /** To be off before it is somebody else's. */
    RETURN;

    /** Whether an operation of this kind keeps its promise without the step at that position of its plan (ADR 0014). */
    public boolean canDoWithout(List<Step> plan, int position) {
        return switch (plan.get(position)) {
            case REMOTE_ACCESS -> this == PREPARE; // the first request for the machine brings it
            case POWER_ON, GUEST_AGENT, LEAVE_DOMAIN -> this == REMOVE; // the account that stays is recorded
            case SHUTDOWN -> isFollowedBy(plan, position, Step.POWER_OFF); // which does not ask the guest
            case UNTAG -> plan.subList(position, plan.size()).contains(Step.DELETE);
            default -> false;
        };
    }

    private static boolean isFollowedBy(List<Step> plan, int position, Step next) {
        return position + 1 < plan.size() && plan.get(position + 1) == next;
    }
}
