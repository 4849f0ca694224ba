package io.vdibroker.api.controller;

import org.jspecify.annotations.Nullable;

/** Whom to believe that they are this controller; the certificate is given for CERTIFICATE only. */
public record TlsTrust(TlsMode mode, @Nullable String certificatePem) {}
