package io.vdibroker.api.pool;

import java.util.List;

/** How a pool serves its users. Protocols are offered in this order. */
public record PoolSettings(
        List<Protocol> protocols,
        boolean keepMachinesOn,
        boolean releaseAfterUse,
        AfterDisconnect afterDisconnect,
        int afterDisconnectSeconds) {}
