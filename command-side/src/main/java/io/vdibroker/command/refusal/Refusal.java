package io.vdibroker.command.refusal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.command.NoteFailedSignIn;
import io.vdibroker.api.refusal.command.NoteMoreFailedSignIns;
import io.vdibroker.api.refusal.command.NoteMoreRefusedCommands;
import io.vdibroker.api.refusal.command.NoteRefusedCommand;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.refusal.event.MoreCommandsRefused;
import io.vdibroker.api.refusal.event.MoreSignInsFailed;
import io.vdibroker.api.refusal.event.RefusalEvent;
import io.vdibroker.api.refusal.event.SignInFailed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Guards one note: it is recorded once, however often it arrives. Each has a stream of its own, so that whoever fails often
 * makes nobody's stream long.
 */
@Aggregate
class Refusal {

    @AggregateIdentifier
    private RefusalId refusalId;

    Refusal() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteFailedSignIn command) {
        record(new SignInFailed(
                command.refusalId(),
                command.userId(),
                command.address(),
                command.failure(),
                command.times(),
                command.firstAt(),
                command.lastAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteMoreFailedSignIns command) {
        record(new MoreSignInsFailed(
                command.refusalId(), command.failure(), command.times(), command.firstAt(), command.lastAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteRefusedCommand command) {
        record(new CommandRefused(
                command.refusalId(),
                command.userId(),
                command.address(),
                command.command(),
                command.subject(),
                command.code(),
                command.times(),
                command.firstAt(),
                command.lastAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteMoreRefusedCommands command) {
        record(new MoreCommandsRefused(
                command.refusalId(), command.code(), command.times(), command.firstAt(), command.lastAt()));
    }

    private void record(RefusalEvent event) {
        if (refusalId == null) {
            apply(event);
        }
    }

    @EventSourcingHandler
    void on(SignInFailed event) {
        refusalId = event.refusalId();
    }

    @EventSourcingHandler
    void on(MoreSignInsFailed event) {
        refusalId = event.refusalId();
    }

    @EventSourcingHandler
    void on(CommandRefused event) {
        refusalId = event.refusalId();
    }

    @EventSourcingHandler
    void on(MoreCommandsRefused event) {
        refusalId = event.refusalId();
    }
}
