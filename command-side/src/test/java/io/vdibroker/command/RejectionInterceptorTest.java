package io.vdibroker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectionInterceptorTest {

    private final UnitOfWork<CommandMessage<?>> unitOfWork =
            new DefaultUnitOfWork<>(new GenericCommandMessage<>("ask"));

    @Test
    void carriesTheCodeOfARejectionAcrossProcesses() {
        assertThatThrownBy(() -> intercept(() -> {
                    throw new Rejection(RejectionCode.CONTROLLER_IN_USE, "Two pools use it");
                }))
                .isInstanceOfSatisfying(
                        CommandExecutionException.class, e -> assertThat(e.<RejectionDetails>getDetails())
                                .contains(new RejectionDetails(RejectionCode.CONTROLLER_IN_USE, "Two pools use it")));
    }

    @Test
    void callsAnAbsentAggregateNotFound() {
        assertThatThrownBy(() -> intercept(() -> {
                    throw new AggregateNotFoundException("pool/1", "no events");
                }))
                .isInstanceOfSatisfying(
                        CommandExecutionException.class, e -> assertThat(e.<RejectionDetails>getDetails())
                                .contains(new RejectionDetails(RejectionCode.NOT_FOUND, "There is no pool/1")));
    }

    @Test
    void leavesFaultsAndAnswersAsTheyAre() throws Exception {
        assertThat(intercept(() -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> intercept(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private @Nullable Object intercept(InterceptorChain chain) throws Exception {
        return new RejectionInterceptor().handle(unitOfWork, chain);
    }
}
