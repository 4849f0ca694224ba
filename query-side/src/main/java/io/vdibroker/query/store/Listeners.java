package io.vdibroker.query.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who in this process waits for news of what. Listeners run on the projector's thread and must hand work over. */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Map<Object, Set<Runnable>> listeners = new ConcurrentHashMap<>();

    /** From now on the listener hears of the subject. */
    public Subscription add(Object subject, Runnable listener) {
        listeners.compute(subject, (key, known) -> {
            Set<Runnable> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(subject, (key, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    /** Tells everybody who waits for the subject. */
    public void tell(Object subject) {
        for (var listener : listeners.getOrDefault(subject, Set.of())) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("A listener for {} failed; the view is not affected", subject, e);
            }
        }
    }

    /** How many subjects are waited for. */
    public int size() {
        return listeners.size();
    }
}
