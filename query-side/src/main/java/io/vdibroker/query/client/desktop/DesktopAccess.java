package io.vdibroker.query.client.desktop;

import io.vdibroker.query.desktop.MachineFacts;

/** A machine that is up, and where its user connects to. The password is the console's, or empty. */
public record DesktopAccess(MachineFacts machine, String host, int port, String password) {

    /** Masks the password. */
    @Override
    public String toString() {
        return "DesktopAccess(" + machine.machineId() + ", " + host + ":" + port + ", password ***)";
    }
}
