package io.vdibroker.query.controller;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.query.ControllerView;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record ControllerDocument(
        @JsonProperty("_id") String id,
        String name,
        String address,
        TlsMode tlsMode,
        @Nullable String certificatePem,
        String version,
        @Nullable ControllerState trouble,
        @Nullable Instant troubleSince,
        @Nullable String reason,
        @Nullable Instant serviceSince,
        Instant registeredAt,
        @Nullable Map<String, Boolean> pools,
        @Nullable List<String> networks) {

    ControllerState state() {
        if (serviceSince != null) {
            return ControllerState.IN_SERVICE;
        }
        return trouble == null ? ControllerState.OK : trouble;
    }

    ControllerView toView() {
        return new ControllerView(
                ControllerId.of(id),
                name,
                address,
                new TlsTrust(tlsMode, certificatePem),
                version,
                state(),
                serviceSince == null ? troubleSince : serviceSince,
                reason,
                pools == null
                        ? List.of()
                        : pools.keySet().stream().map(PoolId::of).toList(),
                networks == null ? List.of() : networks,
                registeredAt);
    }
}
