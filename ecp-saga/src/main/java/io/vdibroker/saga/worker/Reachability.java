package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a controller answers, and how long it is left alone while it does not. Nothing of it expires meanwhile. */
final class Reachability {
    private static final Logger LOG = LoggerFactory.getLogger(Reachability.class);

    private final ControllerId controllerId;
    private final WorkerProperties properties;
    private final SteadyClock clock;
    private Duration pause;
    private Instant quietUntil = Instant.MIN;
    private boolean answers = true;
    private @Nullable Instant silentSince;

    Reachability(ControllerId controllerId, WorkerProperties properties, SteadyClock clock) {
        this.controllerId = controllerId;
        this.properties = properties;
        this.clock = clock;
        this.pause = properties.firstPause();
    }

    synchronized boolean answers() {
        return answers;
    }

    /** Since when it does not answer. */
    synchronized @Nullable Instant silentSince() {
        return silentSince;
    }

    /** Somebody else has heard of it: it need not be left alone any more. */
    synchronized void isHeard() {
        pause = properties.firstPause();
        quietUntil = Instant.MIN;
    }

    synchronized Instant quietUntil() {
        return quietUntil;
    }

    synchronized void answered() {
        if (!answers) {
            LOG.info("{} answers again: what waited goes on", controllerId);
        }
        answers = true;
        silentSince = null;
        pause = properties.firstPause();
        quietUntil = Instant.MIN;
    }

    synchronized void failed(EcpProblem problem) {
        var now = clock.instant();
        if (now.isBefore(quietUntil)) {
            return; // others who asked at the same time
        }
        if (answers || pause.compareTo(properties.longestPause()) < 0) { // then it is known
            LOG.warn("{} cannot be asked ({}): everything of it waits for {}", controllerId, problem.text(), pause);
        }
        silentSince = answers ? now : silentSince;
        answers = false;
        quietUntil = now.plus(pause);
        var next = pause.multipliedBy(2);
        pause = next.compareTo(properties.longestPause()) < 0 ? next : properties.longestPause();
    }
}
