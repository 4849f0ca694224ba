package io.vdibroker.command.refusal;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.command.NoteMoreRefusedCommands;
import io.vdibroker.api.refusal.command.NoteRefusedCommand;
import io.vdibroker.api.refusal.command.RefusalCommand;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.flood.Tally;
import io.vdibroker.delivery.flood.TallyLimits;
import io.vdibroker.delivery.flood.TallyThread;
import io.vdibroker.web.Caller;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.stereotype.Component;

/** Has recorded what people were refused, without what they typed, and bounded: docs/adr/0012. Nobody waits for it. */
@Component
public class RefusedCommands implements AutoCloseable {

    private static final String ACTOR = "system:refusals";

    private final Commands commands;
    private final Tally<RefusedCommand> ofAdministration;
    private final Tally<RefusedCommand> ofDesktops;
    private final TallyThread thread = new TallyThread("refused-commands");

    RefusedCommands(Commands commands, TallyLimits limits, Clock clock) {
        this.commands = commands;
        ofAdministration = started(limits, clock);
        ofDesktops = started(limits, clock);
    }

    private Tally<RefusedCommand> started(TallyLimits limits, Clock clock) {
        var tally = new Tally<>(
                limits,
                clock,
                RefusedCommand::source,
                RefusedCommand::withoutSubject,
                RefusedCommand::withoutDetails,
                count -> thread.tell(() -> tell(count)));
        thread.start(tally, limits);
        return tally;
    }

    /** Before there was a command. */
    public void atTheDoor(Caller caller, RejectionCode code) {
        ofAdministration.happened(new RefusedCommand(
                caller.userId(),
                null,
                null,
                code,
                new RefusedCommand.Request(caller.address(), caller.correlationId())));
    }

    /**
     * By a decision. What a part of the broker is refused is ordinary. What is done too often is one thing, whatever it
     * is about.
     */
    void byDecision(CommandMessage<?> command, RejectionCode code) {
        var metadata = command.getMetaData();
        if (metadata.get(Metadata.ACTOR) instanceof String actor && !actor.startsWith("system:")) {
            var userId = UserId.of(actor);
            var address =
                    metadata.get(Metadata.ADDRESS_SEALED) instanceof String sealed ? new Sealed(userId, sealed) : null;
            var chain = String.valueOf(metadata.getOrDefault(Metadata.CORRELATION_ID, command.getIdentifier()));
            var tally = isOfDesktops(command.getPayload()) ? ofDesktops : ofAdministration;
            tally.happened(new RefusedCommand(
                    userId,
                    command.getPayloadType().getSimpleName(),
                    code == RejectionCode.TOO_MANY_ATTEMPTS ? null : Targets.of(command.getPayload()),
                    code,
                    new RefusedCommand.Request(address, chain)));
        }
    }

    /** Counted apart: a pool that has nothing free refuses many, which must not hide what somebody tries to change. */
    private static boolean isOfDesktops(Object command) {
        return command instanceof RequestDesktop || command instanceof ChangePower;
    }

    private void tell(Tally.Count<RefusedCommand> count) {
        commands.as(ACTOR, count.kind().request().correlationId()).sendAndWait(note(count));
    }

    private static RefusalCommand note(Tally.Count<RefusedCommand> count) {
        var id = new RefusalId(UUID.randomUUID());
        var kind = count.kind();
        return kind.userId() == null
                ? new NoteMoreRefusedCommands(id, kind.code(), count.times(), count.firstAt(), count.lastAt())
                : new NoteRefusedCommand(
                        id,
                        kind.userId(),
                        kind.request().address(),
                        kind.command(),
                        kind.subject(),
                        kind.code(),
                        count.times(),
                        count.firstAt(),
                        count.lastAt());
    }

    @Override
    public void close() {
        thread.close();
    }
}
