package io.vdibroker.api.pool;

import io.vdibroker.api.operation.DomainJoin;
import org.jspecify.annotations.Nullable;

/** What is done to a clone before it is admitted, in the order of the fields; the domain is joined by Windows machines only. A machine that cannot be prepared is removed, unless failed ones are kept. */
public record PreparationSettings(
        boolean remoteAccess,
        boolean powerOn,
        boolean hostname,
        @Nullable DomainJoin domainJoin,
        boolean keepFailedMachines) {

    /** The same with this domain. */
    public PreparationSettings withDomainJoin(@Nullable DomainJoin join) {
        return new PreparationSettings(remoteAccess, powerOn, hostname, join, keepFailedMachines);
    }
}
