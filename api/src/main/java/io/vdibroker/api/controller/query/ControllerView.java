package io.vdibroker.api.controller.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.List;

/** A connection to an ECP VeiL, without its key, and the pools that use it. */
public record ControllerView(
        @JsonProperty("id") ControllerId controllerId,
        String name,
        String address,
        TlsTrust tls,
        String version,
        List<PoolId> pools,
        Instant registeredAt) {}
