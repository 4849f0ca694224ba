package io.vdibroker.query.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sessions and the way into them, as {@code vdi.session.*}.
 *
 * @param clientLife how long VeiL Connect stays signed in; it cannot renew its token, and stops its viewers when that ends
 * @param accessLife how long an administrator's access token is good
 * @param administrationLife how long an administrator can get new access tokens without a password
 * @param mostOfPerson how many sessions one person may have; one more ends the oldest
 * @param throttle what slows down whoever guesses passwords
 */
@Validated
@ConfigurationProperties("vdi.session")
public record SessionProperties(
        @DefaultValue("24h") @NotNull Duration clientLife,
        @DefaultValue("15m") @NotNull Duration accessLife,
        @DefaultValue("12h") @NotNull Duration administrationLife,
        @DefaultValue("20") @Min(1) int mostOfPerson,
        @DefaultValue @NotNull @Valid Throttle throttle) {

    /**
     * Pauses that double with each failed sign-in, as {@code vdi.session.throttle.*}. Behind a reverse proxy all clients
     * have its address, unless {@code server.forward-headers-strategy} is set.
     *
     * @param failuresOfAccount how many failures of one account are free in one network (24 bits of IPv4, 64 of IPv6)
     * @param failuresOfAddress how many failures from one address are free, or from one IPv6 network of 64 bits
     * @param failuresEverywhere how many failures of one account are free altogether, beside networks that it is known in
     * @param knownFor how long after a success an account is known in a network
     * @param firstPause the pause after the first failure that is not
     * @param longestPause where the doubling ends
     * @param memory after so long without an attempt all is forgiven
     * @param atOnce how many attempts of one account may be checked at the same time
     * @param mostKept how many accounts, and how many addresses, are remembered
     */
    public record Throttle(
            @DefaultValue("5") @Min(1) int failuresOfAccount,
            @DefaultValue("20") @Min(1) int failuresOfAddress,
            @DefaultValue("100") @Min(1) int failuresEverywhere,
            @DefaultValue("30d") @NotNull Duration knownFor,
            @DefaultValue("1s") @NotNull Duration firstPause,
            @DefaultValue("5m") @NotNull Duration longestPause,
            @DefaultValue("15m") @NotNull Duration memory,
            @DefaultValue("20") @Min(1) int atOnce,
            @DefaultValue("50000") @Min(1) int mostKept) {}
}
