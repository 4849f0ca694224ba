package io.vdibroker.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the read side.
 *
 * @param largestPage how many items one page may hold
 * @param longestWait how long {@code ?wait} may hold an answer
 * @param appearsWithin how long a thing whose address was just given out is waited for before it is called unknown
 * @param keepOperations how long operations that have ended are shown; the history keeps them for ever
 * @param keepTickets how long requests for desktops that have ended can be looked up
 * @param keepSessions how long sessions are kept after their time
 * @param exportsAtOnce how many exports of the history are written at the same time
 * @param tidyEvery how often what is older is taken out of the views
 */
@ConfigurationProperties("vdi.query")
public record QueryProperties(
        @DefaultValue("200") int largestPage,
        @DefaultValue("60s") Duration longestWait,
        @DefaultValue("2s") Duration appearsWithin,
        @DefaultValue("30d") Duration keepOperations,
        @DefaultValue("1d") Duration keepTickets,
        @DefaultValue("30d") Duration keepSessions,
        @DefaultValue("2") int exportsAtOnce,
        @DefaultValue("1h") Duration tidyEvery) {

    /** Refuses what cannot work, with the name of the property. */
    public QueryProperties {
        within("largest-page", largestPage, 1, 10_000);
        within("longest-wait in ms", longestWait.toMillis(), 1, 600_000);
        within("appears-within in ms", appearsWithin.toMillis(), 1, 60_000);
        within(
                "keep-operations in ms",
                keepOperations.toMillis(),
                1,
                Duration.ofDays(3650).toMillis());
        within(
                "keep-tickets in ms",
                keepTickets.toMillis(),
                1,
                Duration.ofDays(3650).toMillis());
        within(
                "keep-sessions in ms",
                keepSessions.toMillis(),
                1,
                Duration.ofDays(3650).toMillis());
        within("exports-at-once", exportsAtOnce, 1, 100);
        within("tidy-every in ms", tidyEvery.toMillis(), 10, Duration.ofDays(7).toMillis());
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "vdi.query." + name + " is " + value + ", and must be between " + least + " and " + most);
        }
    }
}
