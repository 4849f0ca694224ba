package io.vdibroker.command.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.pool.command.ClaimCommand;
import io.vdibroker.api.pool.command.PoolCommand;
import io.vdibroker.api.pool.command.PoolNameCommand;
import io.vdibroker.api.pool.event.PoolEvent;
import io.vdibroker.api.pool.event.PoolNameEvent;
import io.vdibroker.api.pool.event.PoolTagTimedOut;
import io.vdibroker.command.Handlers;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;

class HandlersAreCompleteTest {

    @Test
    void everyCommandIsDecided() {
        assertThat(handled(Pool.class, CommandHandler.class))
                .containsExactlyInAnyOrder(PoolCommand.class.getPermittedSubclasses());
        assertThat(handled(ClaimHandler.class, CommandHandler.class))
                .containsExactlyInAnyOrder(ClaimCommand.class.getPermittedSubclasses());
    }

    @Test
    void everyEventIsRead() {
        var read = new HashSet<Class<?>>();
        for (var part : List.of(PoolState.class, PoolTag.class, Entitlements.class, Queue.class, StepPauses.class)) {
            read.addAll(handled(part, EventSourcingHandler.class));
        }
        read.add(PoolTagTimedOut.class); // the failure that it is follows
        assertThat(read).containsExactlyInAnyOrder(PoolEvent.class.getPermittedSubclasses());
    }

    @Test
    void aNameIsReservedAndReleased() {
        Handlers.assertComplete(PoolName.class, PoolNameCommand.class, PoolNameEvent.class, Set.of());
    }

    private static List<Class<?>> handled(Class<?> type, Class<? extends Annotation> annotation) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(annotation))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .toList();
    }
}
