package io.vdibroker.command;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/** Turns a refusal into what its sender sees the same in one process or in three. */
public final class RejectionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Rejection e) {
            throw refused(e, e.code(), String.valueOf(e.getMessage()));
        } catch (AggregateNotFoundException e) {
            throw refused(e, RejectionCode.NOT_FOUND, "There is no " + e.getAggregateIdentifier());
        }
    }

    private static CommandExecutionException refused(Exception cause, RejectionCode code, String message) {
        return new CommandExecutionException(message, cause, new RejectionDetails(code, message));
    }
}
