package io.vdibroker.query.client.desktop;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.query.client.Phrase;

/** Whoever shows the user how far the request is. Called often, and never to be kept waiting. */
public interface Progress {

    /** So many per cent are done. */
    void at(int percent, Phrase phrase);

    /** This machine is, or is becoming, the user's. */
    void on(MachineId machineId);
}
