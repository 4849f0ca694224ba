package io.vdibroker.app.verify;

import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.saga.ecp.EcpHoldings;

/** The way to each ECP VeiL. */
@FunctionalInterface
interface Ecps {

    /** The one at this address, whose key lies in secrets under the reference. */
    EcpHoldings at(String address, TlsTrust tls, String credentialRef);
}
