package io.vdibroker.api.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How a pool serves its users. Protocols are offered in this order. Of machines that are taken away HOLD is meant, if
 * nothing is said.
 */
public record PoolSettings(
        List<Protocol> protocols,
        boolean keepMachinesOn,
        boolean releaseAfterUse,
        AfterDisconnect afterDisconnect,
        int afterDisconnectSeconds,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = OnRelease.Unsaid.class) OnRelease onRelease) {

    public PoolSettings {
        onRelease = onRelease == null ? OnRelease.HOLD : onRelease;
    }

    public PoolSettings(
            List<Protocol> protocols,
            boolean keepMachinesOn,
            boolean releaseAfterUse,
            AfterDisconnect afterDisconnect,
            int afterDisconnectSeconds) {
        this(protocols, keepMachinesOn, releaseAfterUse, afterDisconnect, afterDisconnectSeconds, OnRelease.HOLD);
    }

    /** The same with another answer to what becomes of a machine that is taken away. */
    public PoolSettings withOnRelease(OnRelease other) {
        return new PoolSettings(
                protocols, keepMachinesOn, releaseAfterUse, afterDisconnect, afterDisconnectSeconds, other);
    }
}
