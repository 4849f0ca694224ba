package io.vdibroker.delivery.bus;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;

/**
 * Sends a command again that lost a race for its aggregate, and nothing else: Axon's own scheduler would repeat refusals
 * too. The second try decides on what the winner left.
 */
final class LostRaces implements RetryScheduler {

    private static final int LONGEST_MS = 400;

    private final ScheduledExecutorService scheduler;
    private final int retries;

    LostRaces(ScheduledExecutorService scheduler, int retries) {
        this.scheduler = scheduler;
        this.retries = retries;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (!LostRace.isBehind(lastFailure) || failures.size() > retries) {
            return false;
        }
        var longest = Math.min(LONGEST_MS, 10 << Math.min(failures.size(), 6));
        scheduler.schedule(dispatch, ThreadLocalRandom.current().nextInt(5, longest), TimeUnit.MILLISECONDS);
        return true;
    }
}
