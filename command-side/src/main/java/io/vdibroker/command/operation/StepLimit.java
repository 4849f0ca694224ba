package io.vdibroker.command.operation;

import java.time.Duration;
import java.time.Instant;

/**
 * How long one attempt at a step may take, how many attempts there are, and how long it rests between them.
 *
 * @param limit from the moment that an attempt begins, and again from the moment that ECP accepts it as a task
 * @param perMachine what each machine adds to the limit, for steps that concern many
 * @param attempts how many attempts there are before the step has failed for good
 * @param firstPause after the first failure; it doubles with each
 * @param longestPause where the doubling ends
 */
public record StepLimit(Duration limit, Duration perMachine, int attempts, Duration firstPause, Duration longestPause) {

    /** When an attempt at a step of one machine must be done. */
    public Instant dueAt(Instant now) {
        return dueAt(now, 1);
    }

    /** When an attempt at a step of that many machines must be done. */
    public Instant dueAt(Instant now, int machines) {
        return now.plus(limit).plus(perMachine.multipliedBy(machines));
    }

    /** How long to rest after that many failures. */
    public Duration pauseAfter(int failures) {
        var pause = firstPause;
        for (var failure = 1; failure < failures && pause.compareTo(longestPause) < 0; failure++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
