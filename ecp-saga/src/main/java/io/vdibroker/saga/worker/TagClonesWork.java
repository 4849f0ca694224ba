package io.vdibroker.saga.worker;

import io.vdibroker.api.expansion.command.RecordTagApplied;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the pool's tag on all clones of an expansion that ECP still has. */
final class TagClonesWork implements StepWork {
    @Override
    public boolean concernsOneMachine() {
        return false;
    }

    @Override
    public Sight look(Look look) {
        if (look.end().running()) {
            return Sight.WAIT;
        }
        var row = look.row();
        var tag = look.ecp().tag(tagId(row));
        if (tag.isEmpty()) {
            return new Sight.Failed(Failures.of(FailureCode.NOT_FOUND, "ECP does not have the pool's tag any more"));
        }
        if (tag.get().machines().containsAll(existing(row, look.ecp().client()))) {
            return new Sight.Reached(new RecordTagApplied(StepCommands.expansion(row), row.runId(), row.attempt()));
        }
        if (look.end().failed()) {
            return new Sight.Failed(Failures.ofTask(row.step(), look.end(), null));
        }
        return look.asked() ? Sight.WAIT : Sight.ASK;
    }

    @Override
    public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
        return ecp.addToTag(tagId(row), existing(row, ecp), row.key());
    }

    private static List<MachineId> existing(OpenStep row, EcpClient ecp) {
        return ecp.domains(row.arguments().machineIds()).stream()
                .map(EcpDomain::id)
                .toList();
    }

    private static String tagId(OpenStep row) {
        return Objects.requireNonNull(row.arguments().tagId(), "TAG_CLONES has a tag");
    }
}
