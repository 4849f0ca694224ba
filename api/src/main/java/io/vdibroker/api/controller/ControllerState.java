package io.vdibroker.api.controller;

/** Whether a controller can be used, and if not, why. It lies over the states of its machines and changes none of them. */
public enum ControllerState {
    /** It can be used. */
    OK,

    /** It does not answer; it is used again as soon as it does. */
    UNREACHABLE,

    /** It rejects the key; it is used again as soon as it takes it, or with another key. */
    CREDENTIAL_REJECTED,

    /** An administrator put it in service, whatever else is true of it. */
    IN_SERVICE
}
