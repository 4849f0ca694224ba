package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.PowerState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What ECP says of a machine's console. Its text hides the password. */
public record EcpConsole(
        PowerState power,
        boolean remoteAccess,
        @Nullable Integer port,
        @Nullable UUID nodeId,
        @Nullable Integer portOnNode,
        String password) {

    @Override
    public String toString() {
        return "EcpConsole(" + power + ", remote access " + remoteAccess + ", password ***)";
    }
}
