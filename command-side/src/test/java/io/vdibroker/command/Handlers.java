package io.vdibroker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Compares the handlers of an aggregate with the sealed families of its messages. */
public final class Handlers {

    private Handlers() {}

    public static void assertComplete(
            Class<?> aggregate, Class<?> commands, Class<?> events, Set<Class<?>> eventsThatNoDecisionNeeds) {
        assertThat(handled(aggregate, CommandHandler.class))
                .as("commands that %s handles, each once", aggregate.getSimpleName())
                .containsExactlyInAnyOrder(commands.getPermittedSubclasses());
        assertThat(Stream.concat(
                        handled(aggregate, EventSourcingHandler.class).stream(), eventsThatNoDecisionNeeds.stream()))
                .as("events that %s sources or does not need", aggregate.getSimpleName())
                .containsExactlyInAnyOrder(events.getPermittedSubclasses());
    }

    private static List<Class<?>> handled(Class<?> aggregate, Class<? extends Annotation> annotation) {
        return Stream.<Class<?>>iterate(aggregate, type -> type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(annotation))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .toList();
    }
}
