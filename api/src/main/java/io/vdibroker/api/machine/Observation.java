package io.vdibroker.api.machine;

import org.jspecify.annotations.Nullable;

/**
 * What ECP shows of a machine at one moment: power, guest agent, the IPv4 address that users reach it by (the last one,
 * if the
 * agent fell silent on a machine that stayed on), the console port on the controller, the node that runs it and the
 * console port
 * there.
 */
public record Observation(
        PowerState power,
        boolean agentHeard,
        @Nullable String address,
        @Nullable Integer consolePort,
        @Nullable String nodeId,
        @Nullable Integer nodeConsolePort) {}
