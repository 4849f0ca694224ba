package io.vdibroker.api.pool;

/** How a client connects; the names are those of VeiL Connect. */
public enum Protocol {
    /** Console through the controller. */
    SPICE,

    /** Console on the node that runs the machine. */
    SPICE_DIRECT,

    /** Remote desktop, port 3389 of the guest. */
    RDP,

    /** The same with the client's own viewer. */
    NATIVE_RDP,

    /** Streaming, port 8554 of the guest. */
    LOUDPLAY
}
