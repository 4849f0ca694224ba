package io.vdibroker.command.controller;

import io.vdibroker.api.controller.TlsTrust;

/** How a controller is reached. */
record Connection(String name, String address, TlsTrust tls, String credentialRef, String version) {}
