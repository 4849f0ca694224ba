package io.vdibroker.saga.ecp;

import io.vdibroker.secrets.DomainCredentials;
import org.jspecify.annotations.Nullable;

/** The directory domain to join and the account that may, opened for one call. */
public record DomainAccount(String domain, DomainCredentials credentials, @Nullable String organizationalUnit) {}
