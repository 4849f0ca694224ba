package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.TlsTrust;

/** Can this ECP VeiL be used with this key? Answered by {@link ControllerTestView} within 10 s. */
public record TestController(String address, TlsTrust tls, String credentialRef) {}
