package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.Observation;
import io.vdibroker.api.machine.PowerState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as ECP shows it at one moment. Ports are null where ECP says null or 0; the agent is heard where
 * {@code guest_utils.qemu_state} is true; the address is the one that users are sent to, see {@link AddressBook}.
 */
public record EcpDomain(
        MachineId id,
        String name,
        String status,
        PowerState power,
        boolean template,
        boolean thin,
        @Nullable UUID parentId,
        @Nullable String osType,
        boolean remoteAccess,
        @Nullable Integer consolePort,
        @Nullable Integer nodeConsolePort,
        @Nullable String nodeId,
        boolean agentHeard,
        @Nullable String hostname,
        List<String> ipv4,
        @Nullable String lockedBy,
        @Nullable String address) {

    /** With the first of its addresses that can be one, as long as nobody knows of other machines and of before. */
    public EcpDomain(
            MachineId id,
            String name,
            String status,
            PowerState power,
            boolean template,
            boolean thin,
            @Nullable UUID parentId,
            @Nullable String osType,
            boolean remoteAccess,
            @Nullable Integer consolePort,
            @Nullable Integer nodeConsolePort,
            @Nullable String nodeId,
            boolean agentHeard,
            @Nullable String hostname,
            List<String> ipv4,
            @Nullable String lockedBy) {
        this(
                id,
                name,
                status,
                power,
                template,
                thin,
                parentId,
                osType,
                remoteAccess,
                consolePort,
                nodeConsolePort,
                nodeId,
                agentHeard,
                hostname,
                ipv4,
                lockedBy,
                agentHeard ? Addresses.usable(ipv4).stream().findFirst().orElse(null) : null);
    }

    /** The same, reached by this address. */
    EcpDomain reachedBy(@Nullable String other) {
        return new EcpDomain(
                id,
                name,
                status,
                power,
                template,
                thin,
                parentId,
                osType,
                remoteAccess,
                consolePort,
                nodeConsolePort,
                nodeId,
                agentHeard,
                hostname,
                ipv4,
                lockedBy,
                other);
    }

    /** Whether ECP has made it, and is not about to remove it. */
    public boolean usable() {
        return "ACTIVE".equals(status);
    }

    /** Whether its guest is a Windows, as far as ECP was told. */
    public boolean isWindows() {
        return "Windows".equalsIgnoreCase(osType);
    }

    /** Whether it is a machine that ECP could not make or has given up. */
    public boolean broken() {
        return "FAILED".equals(status);
    }

    /** What is reported to the machine's aggregate. */
    public Observation observation() {
        return new Observation(power, agentHeard, address, consolePort, nodeId, nodeConsolePort);
    }
}
