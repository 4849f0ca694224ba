package io.vdibroker.api.machine.event;

import io.vdibroker.api.machine.HostNameKey;

/** Everything that can have happened to a host name. */
public sealed interface HostNameEvent permits HostNameReserved, HostNameReleased, HostNameRefused {
    /** The stream it belongs to. */
    HostNameKey nameKey();
}
