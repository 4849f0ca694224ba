package io.vdibroker.command.pool;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of pools, {@code vdi.pool.*}. A change counts for what is decided from then on.
 *
 * @param growthFailures how many failures in a row, of cloning or preparation, pause the growth of a pool
 * @param growthPause how long nothing is cloned then; each further pause without an admission between is twice as long
 * @param growthLongestPause what these pauses grow up to
 * @param stepFailures how many machines that fail at the same step, each brought up for a user, pause the step for
 *     their pool
 * @param stepFailureWindow in which time they must fail
 * @param ticketLife how long a queued request is kept since it was last asked for
 * @param askAgainAfter how often asking again for a queued request is recorded at most
 * @param tagLimit how long an attempt to create or remove a pool's tag may take
 * @param tagAttempts how often the creation of a tag is attempted before the pool fails; its removal is tried without end
 * @param tagPause the pause after the first failed attempt; each further one is twice as long
 * @param tagLongestPause what these pauses grow up to
 */
@Validated
@ConfigurationProperties("vdi.pool")
record PoolProperties(
        @DefaultValue("3") @Min(1) int growthFailures,
        @DefaultValue("10m") @NotNull @DurationMin(millis = 1) Duration growthPause,
        @DefaultValue("4h") @NotNull @DurationMin(millis = 1) Duration growthLongestPause,
        @DefaultValue("3") @Min(2) @Max(100) int stepFailures,
        @DefaultValue("5m") @NotNull @DurationMin(millis = 1) Duration stepFailureWindow,
        @DefaultValue("10m") @NotNull @DurationMin(millis = 1) Duration ticketLife,
        @DefaultValue("1m") @NotNull @DurationMin Duration askAgainAfter,
        @DefaultValue("1m") @NotNull @DurationMin(millis = 1) Duration tagLimit,
        @DefaultValue("5") @Min(1) @Max(1000) int tagAttempts,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 1) Duration tagPause,
        @DefaultValue("10m") @NotNull @DurationMin(millis = 1) Duration tagLongestPause) {

    /** The pause after the given attempt of a series, counted from 1. */
    Duration tagPauseAfter(int attemptOfSeries) {
        return doubled(tagPause, attemptOfSeries - 1, tagLongestPause);
    }

    /** The pause of growth after so many that brought no machine. */
    Duration growthPauseAfter(int pausesInARow) {
        return doubled(growthPause, pausesInARow, growthLongestPause);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        var pause = first.multipliedBy(1L << Math.min(times, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
