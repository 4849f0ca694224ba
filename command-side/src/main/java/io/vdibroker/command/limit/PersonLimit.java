package io.vdibroker.command.limit;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.UserId;
import io.vdibroker.command.Rejection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one person from filling the history: of what can be repeated without end, so many events a minute are recorded,
 * and
 * then commands are refused until the minute is over. What records nothing costs nothing. Each process counts for
 * itself.
 */
final class PersonLimit {

    private static final String RECORDED = PersonLimit.class.getName();
    private static final int MANY = 10_000;

    private final int most;
    private final Clock clock;
    private final Map<UserId, EventsOfPerson> people = new ConcurrentHashMap<>();

    PersonLimit(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Is the interceptor; Axon would put a bean that is one itself on the bus once more, and first. */
    @Nullable
    Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var command = unitOfWork.getMessage();
        if (!(command.getMetaData().get(Metadata.ACTOR) instanceof String actor) || actor.startsWith("system:")) {
            return chain.proceed();
        }
        var sender = UserId.of(actor);
        if (!RepeatableCommands.include(command.getPayload(), sender)) {
            return chain.proceed();
        }
        var events = of(sender);
        if (!events.begin()) {
            if (!RepeatableCommands.alwaysPass(command.getPayload())) {
                throw new Rejection(
                        RejectionCode.TOO_MANY_ATTEMPTS,
                        "That was done too often within a minute; try again in " + events.secondsUntilNext() + " s");
            }
            events.add();
        }
        var recorded = unitOfWork.root().getOrComputeResource(RECORDED, key -> new AtomicInteger());
        unitOfWork.onCleanup(done -> events.end(done.isRolledBack() ? 0 : recorded.get()));
        return chain.proceed();
    }

    private EventsOfPerson of(UserId sender) {
        if (people.size() > MANY) {
            people.values().removeIf(EventsOfPerson::isIdle);
        }
        return people.computeIfAbsent(sender, id -> new EventsOfPerson(most, clock));
    }

    /** Hears of events in the unit of work that records them. */
    void recorded(List<? extends EventMessage<?>> events) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            if (unitOfWork.root().getResource(RECORDED) instanceof AtomicInteger recorded) {
                recorded.addAndGet(events.size());
            }
        });
    }
}
