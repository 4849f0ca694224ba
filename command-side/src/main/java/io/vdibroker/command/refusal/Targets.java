package io.vdibroker.command.refusal;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.session.SessionId;
import java.util.Arrays;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The stream that a command is for, if it is named by an id: keys that are made of names are typed. */
final class Targets {

    private static final Set<Class<?>> IDS = Set.of(
            ControllerId.class,
            ExpansionId.class,
            GroupId.class,
            MachineId.class,
            PoolId.class,
            SessionId.class,
            UserId.class);

    private Targets() {}

    static @Nullable String of(Object command) {
        var components = command.getClass().getRecordComponents();
        return components == null
                ? null
                : Arrays.stream(components)
                        .filter(component ->
                                component.getAccessor().isAnnotationPresent(TargetAggregateIdentifier.class)
                                        && IDS.contains(component.getType()))
                        .findFirst()
                        .map(component -> {
                            try {
                                return String.valueOf(component.getAccessor().invoke(command));
                            } catch (ReflectiveOperationException e) {
                                throw new IllegalStateException("Commands are public records", e);
                            }
                        })
                        .orElse(null);
    }
}
