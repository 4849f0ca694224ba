package io.vdibroker.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all requests have in common, as {@code vdi.web.*}.
 *
 * @param bodyTime how long a body may take to arrive
 * @param mostConnections how many connections there may be altogether
 * @param strangersPerAddress how many connections of one address may be idle without ever having proven a session
 */
@ConfigurationProperties("vdi.web")
public record WebProperties(
        @DefaultValue("10s") Duration bodyTime,
        @DefaultValue("12000") int mostConnections,
        @DefaultValue("1000") int strangersPerAddress) {

    private static final int LARGEST = 1_000_000;

    public WebProperties {
        if (bodyTime.isNegative() || bodyTime.isZero()) {
            throw new IllegalArgumentException("vdi.web.body-time must be longer than nothing, but is " + bodyTime);
        }
        inRange("most-connections", mostConnections);
        inRange("strangers-per-address", strangersPerAddress);
    }

    private static void inRange(String name, int value) {
        if (value < 1 || value > LARGEST) {
            throw new IllegalArgumentException("vdi.web." + name + " must be 1 to " + LARGEST + ", but is " + value);
        }
    }
}
