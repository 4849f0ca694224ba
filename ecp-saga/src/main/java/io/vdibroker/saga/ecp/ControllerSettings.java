package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsTrust;

/** How a controller is reached: where, whom to believe there, and where its key lies. */
record ControllerSettings(ControllerId id, String address, TlsTrust tls, String credentialRef) {}
