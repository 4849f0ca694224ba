package io.vdibroker.saga.worker;

import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps that make a machine one of ours in ECP, and that take it away again. */
final class MembershipWorks {
    private MembershipWorks() {}

    static final class RemoteAccess extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return domain.remoteAccess();
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.remoteAccess(StepCommands.machine(row), true, row.key());
        }
    }

    static final class Tag extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return isTagged(look, domain);
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.addToTag(tagId(row), List.of(StepCommands.machine(row)), row.key());
        }
    }

    static final class Untag extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return !isTagged(look, domain);
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.removeFromTag(tagId(row), List.of(StepCommands.machine(row)), row.key());
        }
    }

    /** Reached when ECP has the machine no more. What the broker did not clone is never deleted. */
    static final class Delete extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return false;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            if (!row.arguments().cloned()) {
                throw new IllegalStateException(row + " would delete a machine that the broker did not clone");
            }
            return ecp.remove(StepCommands.machine(row), row.attempt() > 1, row.key());
        }
    }

    private static boolean isTagged(Look look, EcpDomain domain) {
        return look.ecp()
                .tag(tagId(look.row()))
                .map(tag -> tag.machines().contains(domain.id()))
                .orElse(false);
    }

    private static String tagId(OpenStep row) {
        return Objects.requireNonNull(row.arguments().tagId(), "Steps of a tag name it");
    }
}
