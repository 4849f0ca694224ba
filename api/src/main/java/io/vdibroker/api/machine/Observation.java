package io.vdibroker.api.machine;

import org.jspecify.annotations.Nullable;

/** What ECP shows of a machine at one moment: power, guest agent, the address that the agent reports (IPv4, never 169.254.x.x), the console port on the controller, the node that runs it and the console port there. */
public record Observation(
        PowerState power,
        boolean agentHeard,
        @Nullable String address,
        @Nullable Integer consolePort,
        @Nullable String nodeId,
        @Nullable Integer nodeConsolePort) {}
