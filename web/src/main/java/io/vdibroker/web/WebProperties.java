package io.vdibroker.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all requests have in common, as {@code vdi.web.*}.
 *
 * @param bodyTime how long a body may take to arrive, once somebody reads it
 */
@ConfigurationProperties("vdi.web")
public record WebProperties(@DefaultValue("10s") Duration bodyTime) {

    public WebProperties {
        if (bodyTime.isNegative() || bodyTime.isZero()) {
            throw new IllegalArgumentException("vdi.web.body-time must be longer than nothing, but is " + bodyTime);
        }
    }
}
