package io.vdibroker.simulator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system inside a machine. Its timeline is fixed when it boots, and what the agent says follows from the time of the
 * question, so that nothing has to happen in between and a restart of the simulator changes nothing.
 */
public final class Guest {
    public String hostname = "";
    public @Nullable String pendingHostname;
    public boolean joined;
    public @Nullable Boolean pendingJoined;
    public GuestBehaviour behaviour = GuestBehaviour.DEFAULT;
    public String agentVersion = "4.7.5";
    public List<String> addresses = List.of();
    public @Nullable Instant agentAt;
    public @Nullable Instant agentGoneAt;
    public @Nullable Instant addressAt;
    public @Nullable Instant realAddressAt;
    public long flapMs;

    /** True when the agent answers at that time. */
    public boolean answers(Instant now) {
        if (agentAt == null || now.isBefore(agentAt)) {
            return false;
        }
        if (agentGoneAt != null && !now.isBefore(agentGoneAt)) {
            return false;
        }
        return flapMs == 0 || Duration.between(agentAt, now).toMillis() / flapMs % 2 == 0;
    }

    /** The addresses that the agent reports at that time. */
    public List<String> addresses(Instant now) {
        if (addressAt == null || now.isBefore(addressAt)) {
            return List.of();
        }
        if (realAddressAt == null || now.isBefore(realAddressAt)) {
            return List.of("169.254." + (1 + Math.floorMod(hostname.hashCode(), 250)) + ".7");
        }
        return addresses;
    }

    /** Nothing inside runs any more. */
    public void halt() {
        agentAt = null;
        agentGoneAt = null;
        addressAt = null;
        realAddressAt = null;
        flapMs = 0;
    }

    /** What a boot brings into force: a new host name and a changed membership. */
    public void applyPending() {
        if (pendingHostname != null) {
            hostname = pendingHostname;
            pendingHostname = null;
        }
        if (pendingJoined != null) {
            joined = pendingJoined;
            pendingJoined = null;
        }
    }
}
