package io.vdibroker.command.refusal;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.command.Rejection;
import java.util.function.BiConsumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/** Sees what is refused by authority and aggregates, tells of it, and lets it pass. */
final class RefusalInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final BiConsumer<CommandMessage<?>, RejectionCode> refused;

    RefusalInterceptor(BiConsumer<CommandMessage<?>, RejectionCode> refused) {
        this.refused = refused;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Rejection e) {
            refused.accept(unitOfWork.getMessage(), e.code());
            throw e;
        } catch (AggregateNotFoundException e) {
            refused.accept(unitOfWork.getMessage(), RejectionCode.NOT_FOUND);
            throw e;
        }
    }
}
