package io.vdibroker.command.controller;

import io.vdibroker.api.controller.TlsTrust;

/** How a controller is reached. */
record Connection(String name, String address, TlsTrust tls, String credentialRef, String version) {

    /** Whether the same was asked for; the key cannot be compared, and the version is what ECP says. */
    boolean isAskedLike(Connection other) {
        return name.equals(other.name) && address.equals(other.address) && tls.equals(other.tls);
    }
}
