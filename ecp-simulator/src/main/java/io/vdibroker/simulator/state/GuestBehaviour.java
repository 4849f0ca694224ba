package io.vdibroker.simulator.state;

import org.jspecify.annotations.Nullable;

/** How the system inside a machine behaves; clones inherit it from their template. */
public record GuestBehaviour(
        Agent agent,
        Address address,
        @Nullable Long bootMs,
        long agentDiesAfterMs,
        long flapPeriodMs,
        boolean addressChangesOnReboot) {

    /** Whether the guest agent answers. */
    public enum Agent {
        NORMAL,
        NEVER,
        FLAPS,
        DIES
    }

    /** What the agent reports as its addresses. */
    public enum Address {
        NORMAL,
        APIPA_FIRST,
        APIPA_ONLY,
        SEVERAL,
        NEVER
    }

    public static final GuestBehaviour DEFAULT =
            new GuestBehaviour(Agent.NORMAL, Address.NORMAL, null, 60_000, 10_000, false);

    /** The same system with another agent. */
    public GuestBehaviour withAgent(Agent other) {
        return new GuestBehaviour(other, address, bootMs, agentDiesAfterMs, flapPeriodMs, addressChangesOnReboot);
    }
}
