package io.vdibroker.query.client.desktop;

import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.query.desktop.MachineFacts;

/** What each protocol needs of a machine before a client can connect. */
final class Needs {

    private static final int RDP_PORT = 3389;
    private static final int STREAMING_PORT = 8554;

    private Needs() {}

    /** Consoles are asked for at ECP; everything else goes to the guest's own address. */
    static boolean isConsole(Protocol protocol) {
        return protocol == Protocol.SPICE || protocol == Protocol.SPICE_DIRECT;
    }

    static int guestPort(Protocol protocol) {
        return protocol == Protocol.LOUDPLAY ? STREAMING_PORT : RDP_PORT;
    }

    /** Whether the view shows a running machine with all that the protocol needs. */
    static boolean areMet(MachineFacts machine, Protocol protocol) {
        if (machine.power() != PowerState.ON) {
            return false;
        }
        return switch (protocol) {
            case SPICE -> machine.consolePort() != null;
            case SPICE_DIRECT -> machine.nodeConsolePort() != null;
            case RDP, NATIVE_RDP, LOUDPLAY -> machine.address() != null;
        };
    }
}
