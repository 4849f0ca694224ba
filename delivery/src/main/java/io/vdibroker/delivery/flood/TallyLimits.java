package io.vdibroker.delivery.flood;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of failed sign-ins, and as much of refused commands, the history tells one by one, as {@code vdi.refusals.*}.
 *
 * @param window the first of a kind is told at once; how many followed it is told after this time
 * @param kindsPerSource how many kinds of one network or one person are told within the window; of more only the number is
 * @param atOnce how many kinds of all are told one by one in a short time
 * @param perMinute how many in the long run
 */
@ConfigurationProperties("vdi.refusals")
public record TallyLimits(
        @DefaultValue("1m") Duration window,
        @DefaultValue("10") int kindsPerSource,
        @DefaultValue("300") int atOnce,
        @DefaultValue("10") int perMinute) {

    /** Refuses what cannot work, with the name of the property. */
    public TallyLimits {
        within("window in ms", window.toMillis(), 100, 3_600_000);
        within("kinds-per-source", kindsPerSource, 1, 10_000);
        within("at-once", atOnce, 1, 100_000);
        within("per-minute", perMinute, 1, 10_000);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "vdi.refusals." + name + " is " + value + ", and must be between " + least + " and " + most);
        }
    }
}
