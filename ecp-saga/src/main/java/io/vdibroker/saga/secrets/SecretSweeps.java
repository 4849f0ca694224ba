package io.vdibroker.saga.secrets;

import io.vdibroker.delivery.store.Mentions;
import io.vdibroker.delivery.store.OlderStore;
import io.vdibroker.secrets.SecretStore;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sweeps the secrets some times a day; the first round only looks. */
@Component
class SecretSweeps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SecretSweeps.class);
    private static final int FIRST_MINUTES = 5;
    private static final int EVERY_MINUTES = 240;

    private final SecretSweep sweep;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("secret-sweep"));

    SecretSweeps(SecretStore secrets, Mentions mentions, ObjectProvider<OlderStore> olderStores) {
        sweep = new SecretSweep(secrets, mentions, () -> olderStores.stream().anyMatch(OlderStore::isOlder));
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.scheduleWithFixedDelay(this::round, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void round() {
        try {
            sweep.sweep();
        } catch (RuntimeException e) { // or the schedule would end here
            LOG.warn("The secrets could not be swept; the next round tries again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
