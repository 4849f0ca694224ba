package io.vdibroker.command.machine;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties {@code vdi.host-names.*}.
 *
 * @param refusedFor how long a host name that the directory refused is given to nobody
 */
@Validated
@ConfigurationProperties("vdi.host-names")
record HostNameProperties(@DefaultValue("1h") @NotNull @DurationMin Duration refusedFor) {}
