package io.vdibroker.delivery.metadata;

import io.vdibroker.api.Metadata;
import java.time.Clock;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Stamps each command with the time at which it is handled, the only "now" of a decision. It runs on the handling side,
 * and overwrites what the sender may have put there.
 */
public final class ReceivedAt implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Clock clock;

    /** Reads the time from this clock. */
    public ReceivedAt(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var now = clock.instant().toString();
        unitOfWork.transformMessage(command -> command.andMetaData(Map.of(Metadata.RECEIVED_AT, now)));
        return chain.proceed();
    }
}
