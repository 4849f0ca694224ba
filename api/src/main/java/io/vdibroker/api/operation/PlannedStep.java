package io.vdibroker.api.operation;

import org.jspecify.annotations.Nullable;

/** One position of an operation's plan; the domain is given for DOMAIN_JOIN and LEAVE_DOMAIN, the tag for TAG and UNTAG. */
public record PlannedStep(Step step, @Nullable DomainJoin domainJoin, @Nullable String tagId) {

    /** A step that needs nothing but the machine. */
    public static PlannedStep of(Step step) {
        return new PlannedStep(step, null, null);
    }
}
