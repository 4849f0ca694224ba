package io.vdibroker.secrets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code vdi.secrets.*}.
 *
 * @param masterKeyFile where the master key lies if it is not in VDI_MASTER_KEY; by default {@code master.key} in the
 *     data directory
 */
@ConfigurationProperties("vdi.secrets")
record SecretsProperties(@Nullable String masterKeyFile, @DefaultValue PasswordCost argon2) {}
