package io.vdibroker.saga.worker;

import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.pool.command.RecordTagCreated;
import io.vdibroker.api.pool.command.RecordTagFound;
import io.vdibroker.api.pool.command.RecordTagRemoved;
import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tag that marks the machines of a pool in ECP. */
final class PoolTagWorks {
    private PoolTagWorks() {}

    /**
     * A tag of the name that was there before anything was asked for is used, and is not ours to remove. One that a task of an
     * earlier attempt is still making goes with that task when it is cancelled.
     */
    static final class Create implements StepWork {
        @Override
        public boolean concernsOneMachine() {
            return false;
        }

        @Override
        public boolean looksBeforeItBegins() {
            return true;
        }

        @Override
        public Sight look(Look look) {
            if (look.end().running() || look.disturbed()) {
                return Sight.WAIT;
            }
            var row = look.row();
            var tag = look.ecp().client().findTag(name(row));
            if (tag.isPresent()) {
                return new Sight.Reached(outcome(row, look.asked(), tag.get().id()));
            }
            if (look.end().failed()) {
                return new Sight.Failed(Failures.ofTask(row.step(), look.end(), null));
            }
            return look.asked() ? Sight.WAIT : Sight.ASK;
        }

        private static Object outcome(OpenStep row, boolean asked, String tagId) {
            var expansion = ExpansionId.causedBy(row.runId().value().toString());
            return asked
                    ? new RecordTagCreated(row.poolId(), expansion, row.runId(), row.attempt(), tagId)
                    : new RecordTagFound(row.poolId(), expansion, row.runId(), row.attempt(), tagId);
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return new Accepted(ecp.createTag(name(row), row.key()).taskId());
        }

        private static String name(OpenStep row) {
            return Objects.requireNonNull(row.arguments().tagName(), "CREATE_TAG has a name");
        }
    }

    static final class Remove implements StepWork {
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
            if (look.ecp().tag(tagId(row)).isEmpty()) {
                return new Sight.Reached(new RecordTagRemoved(row.poolId(), row.runId(), row.attempt()));
            }
            if (look.end().failed()) {
                return new Sight.Failed(Failures.ofTask(row.step(), look.end(), null));
            }
            return look.asked() ? Sight.WAIT : Sight.ASK;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.removeTag(tagId(row));
        }

        private static String tagId(OpenStep row) {
            return Objects.requireNonNull(row.arguments().tagId(), "REMOVE_TAG has a tag");
        }
    }
}
