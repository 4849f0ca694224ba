package io.vdibroker.command.pool;

import java.util.Objects;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pools in memory, also when a command was refused. Axon's own cache forgets the aggregate then; to read a pool of 10,000
 * machines anew takes so long that a morning of refusals would be spent on it. A pool is forgotten only if something was
 * decided and could not be stored.
 */
final class PoolRepository extends EventSourcingRepository<Pool> {
    private final Cache cache;

    PoolRepository(Builder<Pool> builder, Cache cache) {
        super(builder);
        this.cache = cache;
    }

    @Override
    protected EventSourcedAggregate<Pool> doLoadWithLock(String identifier, @Nullable Long expectedVersion) {
        EventSourcedAggregate<Pool> kept = cache.get(identifier);
        var aggregate = kept == null ? super.doLoadWithLock(identifier, expectedVersion) : kept;
        var versionRead = aggregate.version();
        CurrentUnitOfWork.get().onRollback(work -> {
            if (Objects.equals(versionRead, aggregate.version())) {
                cache.put(identifier, aggregate);
            } else {
                cache.remove(identifier);
            }
        });
        return aggregate;
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<Pool> aggregate) {
        super.doSaveWithLock(aggregate);
        var identifier = aggregate.identifierAsString();
        if (identifier != null) {
            CurrentUnitOfWork.get().afterCommit(work -> cache.put(identifier, aggregate));
        }
    }
}
