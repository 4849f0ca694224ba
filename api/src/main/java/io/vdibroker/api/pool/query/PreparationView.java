package io.vdibroker.api.pool.query;

import org.jspecify.annotations.Nullable;

/** How clones of the pool are made ready; the account that joins the domain is not told. */
public record PreparationView(
        boolean remoteAccess,
        boolean powerOn,
        boolean hostname,
        @Nullable DomainJoinView domainJoin,
        boolean keepFailedMachines) {}
