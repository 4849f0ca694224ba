package io.vdibroker.query.controller;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.TlsMode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record ControllerDocument(
        @JsonProperty("_id") String id,
        String name,
        String address,
        TlsMode tlsMode,
        @Nullable String certificatePem,
        String version,
        Instant registeredAt,
        @Nullable Map<String, Boolean> pools) {}
