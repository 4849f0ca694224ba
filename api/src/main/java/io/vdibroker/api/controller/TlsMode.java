package io.vdibroker.api.controller;

/** How a controller's certificate is checked. */
public enum TlsMode {
    /** By the trust store of the Java platform. */
    SYSTEM,

    /** It must be the given certificate, or issued by it. */
    CERTIFICATE,

    /** Not at all; every start says so in the log. */
    UNVERIFIED
}
