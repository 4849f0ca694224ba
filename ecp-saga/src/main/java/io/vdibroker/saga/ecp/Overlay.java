package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerCondition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded to be in the way of using a controller; nothing, if it can be used.
 *
 * @param condition what was last reported of it
 * @param troubleSince since when it does not answer or rejects the key
 * @param serviceSince since when it is in service
 * @param past what was in the way before
 */
public record Overlay(
        ControllerCondition condition,
        @Nullable Instant troubleSince,
        @Nullable Instant serviceSince,
        Standstills past) {

    /** Nothing is in the way. */
    public static final Overlay NONE = new Overlay(ControllerCondition.ANSWERS, null, null, Standstills.NONE);

    /** Of one in whose way nothing was before. */
    public Overlay(ControllerCondition condition, @Nullable Instant troubleSince, @Nullable Instant serviceSince) {
        this(condition, troubleSince, serviceSince, Standstills.NONE);
    }

    /** Since when something is in the way. */
    public @Nullable Instant since() {
        if (troubleSince == null || serviceSince == null) {
            return troubleSince == null ? serviceSince : troubleSince;
        }
        return troubleSince.isBefore(serviceSince) ? troubleSince : serviceSince;
    }

    /** Whether nothing may be begun there. */
    public boolean isInTheWay() {
        return troubleSince != null || serviceSince != null;
    }

    /** Whether an administrator services it. */
    public boolean isInService() {
        return serviceSince != null;
    }
}
