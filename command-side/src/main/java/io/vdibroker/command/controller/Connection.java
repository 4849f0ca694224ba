package io.vdibroker.command.controller;

import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;

/** How a controller is reached. */
record Connection(String name, String address, TlsTrust tls, String credentialRef, String version) {

    /** Whether the same was asked for; the key cannot be compared, and the version is what ECP says. */
    boolean isAskedLike(Connection other) {
        return name.equals(other.name) && address.equals(other.address) && tls.equals(other.tls);
    }

    /** Whether something else than what the other one trusts could answer here, and be given what is meant for that. */
    boolean trustsMoreThan(Connection other) {
        var sameTrust = other.tls.mode() == TlsMode.UNVERIFIED || tls.equals(other.tls);
        return !address.equalsIgnoreCase(other.address) || !sameTrust;
    }
}
