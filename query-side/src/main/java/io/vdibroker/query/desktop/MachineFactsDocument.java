package io.vdibroker.query.desktop;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record MachineFactsDocument(
        @JsonProperty("_id") String id,
        String pool,
        @Nullable String controller,
        @Nullable String name,
        @Nullable Map<String, Boolean> users,
        @Nullable Map<String, Boolean> ready,
        @Nullable Boolean held,
        @Nullable PowerState power,
        @Nullable Boolean agentHeard,
        @Nullable String address,
        @Nullable Integer consolePort,
        @Nullable String node,
        @Nullable Integer nodeConsolePort,
        @Nullable Instant seenAt,
        @Nullable Integer startSteps,
        @Nullable Integer startPosition,
        @Nullable Step startStep) {

    MachineFacts toFacts() {
        return new MachineFacts(
                MachineId.of(id),
                PoolId.of(pool),
                controller == null ? null : ControllerId.of(controller),
                name,
                people(users),
                people(ready),
                held != null && held,
                power == null ? PowerState.UNKNOWN : power,
                agentHeard != null && agentHeard,
                address,
                consolePort,
                node,
                nodeConsolePort,
                seenAt,
                startSteps == null
                        ? null
                        : new StartProgress(startPosition == null ? 0 : startPosition, startSteps, startStep));
    }

    private static Set<UserId> people(@Nullable Map<String, Boolean> keys) {
        return keys == null ? Set.of() : keys.keySet().stream().map(UserId::of).collect(toUnmodifiableSet());
    }
}
