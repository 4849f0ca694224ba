package io.vdibroker.query.history;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.Uuids;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.store.StoreId;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * What an event is about: its stream, and the ids that it names itself. Streams that guard a login or a role are not
 * told.
 */
final class Subjects {

    private static final Set<Class<?>> IDS = Set.of(
            ControllerId.class,
            ExpansionId.class,
            GroupId.class,
            MachineId.class,
            OperationId.class,
            PoolId.class,
            SessionId.class,
            StoreId.class,
            TicketId.class,
            UserId.class);

    private static final List<String> GUARDS = List.of("user-login/", "security-administrators/");

    private Subjects() {}

    static List<String> of(EventMessage<?> event) {
        Set<String> subjects = new LinkedHashSet<>();
        if (event instanceof DomainEventMessage<?> of
                && GUARDS.stream().noneMatch(of.getAggregateIdentifier()::startsWith)) {
            subjects.add(of.getAggregateIdentifier());
        }
        var components = event.getPayloadType().getRecordComponents();
        if (components != null) {
            for (var component : components) {
                if (IDS.contains(component.getType())) {
                    id(component, event.getPayload()).ifPresent(subjects::add);
                }
            }
        }
        if (event.getPayload() instanceof CommandRefused refused && refused.subject() != null) {
            subjects.add(refused.subject());
        }
        return List.copyOf(subjects);
    }

    /** The user who did it, if a person did. */
    static Optional<String> ofActor(EventMessage<?> event) {
        return event.getMetaData().get(Metadata.ACTOR) instanceof String actor ? user(actor) : Optional.empty();
    }

    /** The stream key of a bare user id; empty for a part of the system. */
    static Optional<String> user(String actor) {
        return actor.startsWith("system:") ? Optional.empty() : Optional.of(new UserId(Uuids.parse(actor)).toString());
    }

    private static Optional<String> id(RecordComponent component, Object payload) {
        try {
            return Optional.ofNullable(component.getAccessor().invoke(payload)).map(Object::toString);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Events are public records", e);
        }
    }
}
