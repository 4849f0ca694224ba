package io.vdibroker.command;

import io.vdibroker.api.Metadata;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.time.Instant;
import org.axonframework.common.Priority;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives handlers their {@link ReceivedAt}; a message that was not stamped is a fault of the wiring and fails. */
@Priority(Priority.HIGH)
public final class ReceivedAtResolverFactory implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Instant> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        var parameter = parameters[parameterIndex];
        return parameter.isAnnotationPresent(ReceivedAt.class) && parameter.getType() == Instant.class
                ? new FromMetadata()
                : null;
    }

    private static final class FromMetadata implements ParameterResolver<Instant> {

        @Override
        public Instant resolveParameterValue(Message<?> message) {
            if (message.getMetaData().get(Metadata.RECEIVED_AT) instanceof String text) {
                return Instant.parse(text);
            }
            throw new IllegalStateException(message.getPayloadType().getSimpleName() + " carries no "
                    + Metadata.RECEIVED_AT + ": the interceptor that stamps it is missing");
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
