package io.vdibroker.command.operation;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.vdibroker.api.operation.Step;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of all steps. What is not set under {@code vdi.steps.<step>} (such as {@code vdi.steps.power-on.limit=2m}) is
 * as follows:
 *
 * <table>
 * <caption>Defaults</caption>
 * <tr><th>step</th><th>limit</th><th>attempts</th><th>first pause</th><th>longest pause</th></tr>
 * <tr><td>create-tag, tag</td><td>1m</td><td>5</td><td>5s</td><td>1m</td></tr>
 * <tr><td>tag-clones</td><td>1m, and 1s per machine</td><td>5</td><td>5s</td><td>1m</td></tr>
 * <tr><td>remove-tag, untag</td><td>1m</td><td>8</td><td>5s</td><td>5m</td></tr>
 * <tr><td>clone</td><td>30m, and 1m per machine</td><td>5</td><td>10s</td><td>2m</td></tr>
 * <tr><td>remote-access</td><td>1m</td><td>5</td><td>5s</td><td>1m</td></tr>
 * <tr><td>power-on</td><td>3m</td><td>3</td><td>5s</td><td>1m</td></tr>
 * <tr><td>guest-agent</td><td>10m</td><td>1</td><td></td><td></td></tr>
 * <tr><td>hostname</td><td>2m</td><td>3</td><td>10s</td><td>1m</td></tr>
 * <tr><td>reboot</td><td>5m</td><td>2</td><td>10s</td><td>1m</td></tr>
 * <tr><td>domain-join</td><td>10m</td><td>3</td><td>30s</td><td>2m</td></tr>
 * <tr><td>leave-domain</td><td>5m</td><td>2</td><td>10s</td><td>1m</td></tr>
 * <tr><td>suspend</td><td>5m</td><td>3</td><td>5s</td><td>1m</td></tr>
 * <tr><td>power-off, delete</td><td>5m</td><td>8</td><td>5s</td><td>5m</td></tr>
 * </table>
 *
 * @param steps what differs from the defaults
 */
@Validated
@ConfigurationProperties("vdi")
public record StepLimits(Map<Step, @Valid Setting> steps) {

    public StepLimits(@Nullable Map<Step, @Valid Setting> steps) {
        this.steps = steps == null ? Map.of() : Map.copyOf(steps);
    }

    /** The limits of an installation that sets none. */
    public static StepLimits defaults() {
        return new StepLimits(Map.of());
    }

    /** The limits of one step. */
    public StepLimit of(Step step) {
        var limits = byDefault(step);
        var setting = steps.get(step);
        return setting == null ? limits : setting.over(limits);
    }

    private static StepLimit byDefault(Step step) {
        return switch (step) {
            case CREATE_TAG, TAG, REMOTE_ACCESS -> limit(ofMinutes(1), 5, ofSeconds(5), ofMinutes(1));
            case TAG_CLONES -> new StepLimit(ofMinutes(1), ofSeconds(1), 5, ofSeconds(5), ofMinutes(1));
            case REMOVE_TAG, UNTAG -> limit(ofMinutes(1), 8, ofSeconds(5), ofMinutes(5));
            case CLONE -> new StepLimit(ofMinutes(30), ofMinutes(1), 5, ofSeconds(10), ofMinutes(2));
            case POWER_ON -> limit(ofMinutes(3), 3, ofSeconds(5), ofMinutes(1));
            case GUEST_AGENT -> limit(ofMinutes(10), 1, ofSeconds(5), ofMinutes(1));
            case HOSTNAME -> limit(ofMinutes(2), 3, ofSeconds(10), ofMinutes(1));
            case REBOOT, RESET -> limit(ofMinutes(5), 2, ofSeconds(10), ofMinutes(1));
            case DOMAIN_JOIN -> limit(ofMinutes(10), 3, ofSeconds(30), ofMinutes(2));
            case LEAVE_DOMAIN -> limit(ofMinutes(5), 2, ofSeconds(10), ofMinutes(1));
            case SUSPEND -> limit(ofMinutes(5), 3, ofSeconds(5), ofMinutes(1));
            case SHUTDOWN -> limit(ofMinutes(3), 1, ofSeconds(10), ofMinutes(1));
            case POWER_OFF, DELETE -> limit(ofMinutes(5), 8, ofSeconds(5), ofMinutes(5));
        };
    }

    private static StepLimit limit(Duration limit, int attempts, Duration firstPause, Duration longestPause) {
        return new StepLimit(limit, ZERO, attempts, firstPause, longestPause);
    }

    /** What an installation sets of a {@link StepLimit}; the rest stays as it is by default. */
    public record Setting(
            @Nullable @DurationMin(millis = 1) Duration limit,
            @Nullable @DurationMin Duration perMachine,
            @Nullable @Positive Integer attempts,
            @Nullable @DurationMin(millis = 1) Duration firstPause,
            @Nullable @DurationMin(millis = 1) Duration longestPause) {

        private StepLimit over(StepLimit defaults) {
            return new StepLimit(
                    limit == null ? defaults.limit() : limit,
                    perMachine == null ? defaults.perMachine() : perMachine,
                    attempts == null ? defaults.attempts() : attempts,
                    firstPause == null ? defaults.firstPause() : firstPause,
                    longestPause == null ? defaults.longestPause() : longestPause);
        }
    }
}
