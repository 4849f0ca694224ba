package io.vdibroker.saga.worker;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.command.RecordCloned;
import io.vdibroker.api.expansion.command.RecordCloningUnheard;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.CloneRequest;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clones the machines of an expansion by one task of ECP. What counts is which of the machines are there: if some are, they
 * are watched, with the task if it can be found, and are never asked for again.
 */
final class CloneWork implements StepWork {
    private static final Failure CANCELLED = Failures.of(FailureCode.CANCELLED, "The machine is not wanted any more");
    private static final Failure TOO_LATE = Failures.of(FailureCode.TIMED_OUT, "The machine was not usable in time");

    @Override
    public boolean concernsOneMachine() {
        return false;
    }

    @Override
    public boolean asksBeforeEachRequest() {
        return true;
    }

    @Override
    public Sight look(Look look) {
        var row = look.row();
        if (row.unwanted() && cancelled(look)) {
            return Sight.WAIT;
        }
        if (look.end().running() && !look.due()) {
            return Sight.WAIT;
        }
        var found = look.ecp().client().domains(row.arguments().machineIds()).stream()
                .collect(Collectors.toMap(EcpDomain::id, Function.identity()));
        if (found.isEmpty() && !row.unwanted()) {
            return nothingThere(look);
        }
        if (!look.asked() && !row.unwanted()) {
            return new Sight.UnderWay(taskOver(look));
        }
        if (found.isEmpty() && mayStillBeHeard(look)) {
            return unheard(row);
        }
        return outcome(look, found);
    }

    /** Whether a request may be on its way to ECP: begun, no task known, and neither refused nor answered. */
    private static boolean mayStillBeHeard(Look look) {
        return look.row().isUnderWay()
                && look.row().taskId() == null
                && !look.end().ended()
                && !look.due();
    }

    /** Who looks at it has no request of it under way any more: that was answered, or took longer than it may. */
    private static Sight unheard(OpenStep row) {
        return row.state() == OpenStep.State.UNHEARD
                ? Sight.WAIT
                : new Sight.Noted(new RecordCloningUnheard(StepCommands.expansion(row), row.runId(), row.attempt()));
    }

    /** Asks ECP to end what is at work on unwanted machines; true while something is. */
    private static boolean cancelled(Look look) {
        var task =
                look.row().taskId() != null && look.end().running() ? look.row().taskId() : taskOver(look);
        if (task != null) {
            look.ecp().client().cancelTask(task);
        }
        return task != null && !look.due();
    }

    private static Sight nothingThere(Look look) {
        if (look.end().failed()) {
            return new Sight.Failed(Failures.ofTask(look.row().step(), look.end(), null));
        }
        if (look.end().succeeded()) {
            return new Sight.Failed(Failures.of(
                    FailureCode.TASK_FAILED, "The task of ECP ended with success, but none of the machines is there"));
        }
        if (look.asked()) {
            return Sight.WAIT;
        }
        var template =
                look.ecp().client().domain(new MachineId(order(look.row()).templateId()));
        return template.isPresent() && template.get().lockedBy() != null ? Sight.WAIT : Sight.ASK;
    }

    private static Sight outcome(Look look, Map<MachineId, EcpDomain> found) {
        var row = look.row();
        var ready = new ArrayList<CloneReady>();
        var failed = new ArrayList<CloneFailed>();
        for (var id : row.arguments().machineIds()) {
            var domain = found.get(id);
            if (domain != null && domain.usable() && domain.lockedBy() == null) {
                ready.add(new CloneReady(id, domain.name()));
            } else if (row.unwanted()) {
                failed.add(new CloneFailed(id, CANCELLED));
            } else if (isGivenUp(look, domain)) {
                failed.add(new CloneFailed(id, reason(look)));
            } else if (look.due()) {
                failed.add(new CloneFailed(id, TOO_LATE));
            } else {
                return Sight.WAIT; // it is being made, or something holds it
            }
        }
        if (look.due() && ready.isEmpty() && !row.unwanted()) {
            return Sight.WAIT; // and the attempt expires
        }
        return new Sight.Reached(
                new RecordCloned(StepCommands.expansion(row), row.runId(), row.attempt(), ready, failed));
    }

    /** What is not there and has no task that ended may still be made. */
    private static boolean isGivenUp(Look look, @Nullable EcpDomain domain) {
        if (domain == null) {
            return look.end().ended();
        }
        return domain.broken() || domain.lockedBy() == null && look.end().ended();
    }

    private static Failure reason(Look look) {
        return look.end().failed()
                ? Failures.ofTask(look.row().step(), look.end(), null)
                : Failures.of(FailureCode.TASK_FAILED, "ECP did not make the machine");
    }

    /** The task that is at work on any of the machines: the multitask, if it is one of its parts. */
    private static @Nullable String taskOver(Look look) {
        var ids = new HashSet<UUID>();
        look.row().arguments().machineIds().forEach(id -> ids.add(id.value()));
        EcpTask part = null;
        for (var task : look.ecp().runningTasks()) {
            if (task.entities().stream().anyMatch(ids::contains)) {
                if (task.parent() == null) {
                    return task.id();
                }
                part = task;
            }
        }
        return part == null ? null : part.parent();
    }

    @Override
    public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
        var order = order(row);
        var ids = row.arguments().machineIds();
        // ECP numbers the names of several machines; a single one gets the name as it is
        var name = ids.size() == 1 ? freeName(order.namePattern(), ecp) : order.namePattern();
        return ecp.cloneMachines(
                new CloneRequest(order.templateId(), order.resourcePoolId(), name, order.thin(), ids), row.key());
    }

    /** The lowest number that ECP has free, as ECP itself would take it: so names stay as short as the pool is small. */
    private static String freeName(String pattern, EcpClient ecp) {
        var taken = ecp.namesBeginningWith(pattern + "-");
        int number = 1;
        while (taken.contains(pattern + "-" + number)) {
            number++;
        }
        return pattern + "-" + number;
    }

    private static StepArguments.CloneOrder order(OpenStep row) {
        return Objects.requireNonNull(row.arguments().cloneOrder(), "CLONE has an order");
    }
}
