package io.vdibroker.api.pool;

/** What a person can do with the power of the own machine. */
public enum PowerAction {
    /** Switch it on, or resume it. */
    START,

    /** Keep it as it is, and stop it. */
    SUSPEND,

    /** Switch it off; by force without asking the guest. */
    SHUTDOWN,

    /** Start the guest anew; by force without asking it. */
    REBOOT
}
