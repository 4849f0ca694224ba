package io.vdibroker.api.machine;

/** Whether a machine runs, as ECP reports it. */
public enum PowerState {
    /** Its node does not tell. */
    UNKNOWN,

    OFF,

    SUSPENDED,

    ON
}
