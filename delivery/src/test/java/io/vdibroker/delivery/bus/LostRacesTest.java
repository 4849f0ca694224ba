package io.vdibroker.delivery.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostRacesTest {

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final LostRaces races = new LostRaces(scheduler, 2);
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void areRunAgainButNotForEver() {
        var lost = new CommandExecutionException("lost", new ConcurrencyException("lost"));

        assertThat(retried(lost, 1)).isTrue();
        assertThat(retried(lost, 2)).isTrue();
        assertThat(retried(lost, 3)).isFalse();
        await().untilAtomic(sent, Matchers.is(2));
    }

    @Test
    void areNotWhatWasRefused() {
        assertThat(retried(new CommandExecutionException("refused", null, "details"), 1))
                .isFalse();
        assertThat(retried(new IllegalStateException("broken"), 1)).isFalse();
    }

    private boolean retried(RuntimeException failure, int failures) {
        List<Class<? extends Throwable>[]> history = new ArrayList<>();
        for (var i = 0; i < failures; i++) {
            history.add(null);
        }
        return races.scheduleRetry(
                GenericCommandMessage.asCommandMessage("command"), failure, history, sent::incrementAndGet);
    }
}
