package io.vdibroker.api.machine.command;

import io.vdibroker.api.machine.HostNameKey;

/** What can be asked of a host name. */
public sealed interface HostNameCommand permits ReserveHostName, ReleaseHostName {
    /** The stream it belongs to. */
    HostNameKey nameKey();
}
