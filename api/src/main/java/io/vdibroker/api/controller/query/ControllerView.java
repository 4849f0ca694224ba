package io.vdibroker.api.controller.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an ECP VeiL, without its key, and the pools that use it.
 *
 * @param since since when it is in that state; absent while it is OK
 * @param reason what requests have shown, if it does not answer or rejects the key, also while it is in service
 */
public record ControllerView(
        @JsonProperty("id") ControllerId controllerId,
        String name,
        String address,
        TlsTrust tls,
        String version,
        ControllerState state,
        @Nullable Instant since,
        @Nullable String reason,
        List<PoolId> pools,
        List<String> networks,
        Instant registeredAt) {}
