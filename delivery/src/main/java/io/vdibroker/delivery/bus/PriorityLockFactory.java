package io.vdibroker.delivery.bus;

import io.vdibroker.api.Metadata;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Lets what the broker has begun pass before what people ask for, where both want the same aggregate: a request that
 * was accepted
 * ends before others are, however many come at once. Before the lock of Axon is a line, of which one at a time waits
 * for the lock;
 * who holds a lock already stands in no line, so that nobody who waits there is in anybody's way.
 */
public final class PriorityLockFactory implements LockFactory {

    /** Who waited so long goes on as if there was no line. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LockFactory locks = PessimisticLockFactory.usingDefaults();
    private final Map<String, WaitingLine> lines = new ConcurrentHashMap<>();
    private final ThreadLocal<Map<String, Integer>> held = ThreadLocal.withInitial(HashMap::new);

    @Override
    public Lock obtainLock(String identifier) {
        return held.get().isEmpty() ? inTurn(identifier) : taken(identifier);
    }

    private Lock inTurn(String identifier) {
        var line = lines.compute(identifier, (id, known) -> (known == null ? new WaitingLine() : known).joined());
        var hasTurn = false;
        try {
            hasTurn = line.await(isBroker(), LONGEST);
            return taken(identifier);
        } finally {
            if (hasTurn) {
                line.next();
            }
            lines.computeIfPresent(identifier, (id, known) -> known.left() ? null : known);
        }
    }

    /** How many want the aggregate and do not have its lock. */
    int waitingFor(String identifier) {
        var line = lines.get(identifier);
        return line == null ? 0 : line.size();
    }

    /** For how many aggregates somebody stands in line. */
    int lines() {
        return lines.size();
    }

    private Lock taken(String identifier) {
        var lock = locks.obtainLock(identifier);
        var mine = held.get();
        mine.merge(identifier, 1, Integer::sum);
        return new Lock() {

            @Override
            public void release() {
                mine.computeIfPresent(identifier, (id, times) -> times == 1 ? null : times - 1);
                lock.release();
            }

            @Override
            public boolean isHeld() {
                return lock.isHeld();
            }
        };
    }

    private static boolean isBroker() {
        return CurrentUnitOfWork.map(work -> work.getMessage().getMetaData().get(Metadata.ACTOR))
                .filter(actor -> actor.toString().startsWith("system:"))
                .isPresent();
    }
}
