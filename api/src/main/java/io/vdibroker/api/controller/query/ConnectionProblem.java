package io.vdibroker.api.controller.query;

/** What is wrong with a connection to ECP VeiL. */
public enum ConnectionProblem {
    /** The address cannot be resolved or is none. */
    NAME,

    /** Nobody answers there in time. */
    NO_ANSWER,

    /** The certificate is not trusted. */
    TLS,

    /** The key is rejected, or its user is no administrator. */
    KEY,

    /** The version is too old, or it is no ECP VeiL. */
    VERSION
}
