package io.vdibroker.saga.worker;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code vdi.worker.*}: how the worker looks at ECP.
 *
 * @param threads how many requests to one controller are under way at the same time; looks at single tasks and machines take
 *     half of them at most, and a quarter those at what ECP did not show the last time
 * @param fastestLook the pause between two looks at open tasks and waiting machines while there is news
 * @param slowestLook the pause that this grows to while there is none
 * @param firstPause how long a controller that does not answer, or a task or machine that it does not show, is left alone; it doubles with each further time
 * @param longestPause where the doubling ends; an attempt that has used up its time and of which ECP shows nothing for so
 *     long ends unseen
 * @param againAfter when an outcome that was reported but not recorded is looked at again
 */
@ConfigurationProperties("vdi.worker")
record WorkerProperties(
        @DefaultValue("8") int threads,
        @DefaultValue("1s") Duration fastestLook,
        @DefaultValue("10s") Duration slowestLook,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("30s") Duration longestPause,
        @DefaultValue("30s") Duration againAfter) {

    WorkerProperties {
        if (threads < 3) { // looks of two kinds take one each, and something else must go on
            throw new IllegalArgumentException("vdi.worker.threads must be at least 3, but is " + threads);
        }
        ordered("look", fastestLook, slowestLook);
        ordered("pause", firstPause, longestPause);
        if (againAfter.isNegative() || againAfter.isZero()) {
            throw new IllegalArgumentException("vdi.worker.again-after must be longer than nothing");
        }
    }

    private static void ordered(String what, Duration least, Duration most) {
        if (least.isNegative() || least.isZero() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("The shortest " + what + " of vdi.worker (" + least
                    + ") must be longer than nothing and not longer than the longest (" + most + ")");
        }
    }
}
