package io.vdibroker.saga.ecp;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.command.ReportController;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.saga.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What requests with one key have shown of a controller. It takes some time and some failures in a row until it counts as
 * trouble, and some time with answers until it is over. One that was in trouble several times within the last hour has
 * to be so
 * for longer each time, so that one that comes and goes does not fill the history.
 */
final class Condition implements EcpPulse {

    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int BELIEVED = 1;

    private final ControllerId controllerId;
    private final String credentialRef;
    private final EcpProperties.Watch limits;
    private final SteadyClock clock;
    private Instant answeredAt;
    private @Nullable Instant answersSince;
    private int failures;
    private int others;
    private @Nullable EcpProblem problem;
    private boolean inTrouble;
    private final Deque<Instant> troubles = new ArrayDeque<>();

    Condition(ControllerId controllerId, String credentialRef, EcpProperties.Watch limits, SteadyClock clock) {
        this.controllerId = controllerId;
        this.credentialRef = credentialRef;
        this.limits = limits;
        this.clock = clock;
        this.answeredAt = clock.instant();
    }

    @Override
    public synchronized void answered() {
        answeredAt = clock.instant();
        answersSince = answersSince == null ? answeredAt : answersSince;
        failures = 0;
        others = 0;
        problem = null;
    }

    @Override
    public synchronized void failed(EcpProblem what) {
        failures++;
        var first = problem;
        others = first == null || isOfTheKey(first) == isOfTheKey(what) ? 0 : others + 1;
        // one that says now this and now that is taken at its first word
        if (first == null || others >= limits.troubleFailures()) {
            problem = what; // what follows may only say that it is not asked any more
            others = 0;
        }
        if (failures >= limits.troubleFailures()) {
            answersSince = null;
        }
    }

    /** Empty while it cannot be said. */
    synchronized Optional<ReportController> seen() {
        var now = clock.instant();
        var trouble = problem;
        if (trouble == null) {
            if (answersSince == null || now.isBefore(answersSince.plus(limits.troubleOverAfter()))) {
                return Optional.empty();
            }
            inTrouble = false;
            return report(ControllerCondition.ANSWERS, "");
        }
        if (failures < limits.troubleFailures() || now.isBefore(answeredAt.plus(patience(now)))) {
            return Optional.empty();
        }
        if (!inTrouble) {
            inTrouble = true;
            troubles.addLast(now);
        }
        return report(
                isOfTheKey(trouble) ? ControllerCondition.KEY_REJECTED : ControllerCondition.SILENT,
                Failure.line(trouble.text()));
    }

    /** Twice it is believed at once. */
    private Duration patience(Instant now) {
        troubles.removeIf(at -> at.plus(COUNTED).isBefore(now));
        var patience = limits.troubleAfter();
        if (inTrouble) {
            return patience; // what was recorded is not taken back
        }
        for (var more = BELIEVED; more < troubles.size() && patience.compareTo(limits.steadyAfter()) < 0; more++) {
            patience = patience.multipliedBy(2);
        }
        return patience;
    }

    private Optional<ReportController> report(ControllerCondition condition, String reason) {
        return Optional.of(new ReportController(controllerId, credentialRef, condition, reason));
    }

    private static boolean isOfTheKey(EcpProblem problem) {
        return problem instanceof EcpProblem.CredentialRejected;
    }
}
