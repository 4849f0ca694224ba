package io.vdibroker.command.machine;

import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something to be done to a machine, in the order of its plan. */
record Operation(OperationId id, OperationKind kind, List<PlannedStep> plan, int use) {

    /** The steps of a removal that are passed over if they cannot be taken; all others are tried until they succeed. */
    private static final Set<Step> OPTIONAL = EnumSet.of(Step.POWER_ON, Step.GUEST_AGENT, Step.LEAVE_DOMAIN);

    /** A removal of this machine, which leaves the domain if it may have joined one. */
    static Operation removal(OperationId id, Membership machine, @Nullable DomainJoin joined) {
        var plan = new ArrayList<PlannedStep>();
        if (joined != null) {
            plan.add(PlannedStep.of(Step.POWER_ON));
            plan.add(PlannedStep.of(Step.GUEST_AGENT));
            plan.add(new PlannedStep(Step.LEAVE_DOMAIN, joined, null));
        }
        if (machine.cloned()) {
            plan.add(PlannedStep.of(Step.POWER_OFF));
        }
        plan.add(new PlannedStep(Step.UNTAG, null, machine.tagId()));
        if (machine.cloned()) {
            plan.add(PlannedStep.of(Step.DELETE));
        }
        return new Operation(id, OperationKind.REMOVE, List.copyOf(plan), 0);
    }

    /** Whether nobody can have asked for the machine since it began. */
    boolean comesBetweenUsers() {
        return kind == OperationKind.RETURN || kind == OperationKind.PREPARE;
    }

    boolean isRemoval() {
        return kind == OperationKind.REMOVE;
    }

    RunId runId(int position) {
        return RunId.of(id, position);
    }

    PlannedStep at(int position) {
        return plan.get(position);
    }

    boolean has(int position) {
        return position < plan.size();
    }

    /** Whether the step at the position belongs to a removal and is tried until it succeeds. */
    boolean mustSucceed(int position) {
        return isRemoval() && !OPTIONAL.contains(at(position).step());
    }

    /** Whether it keeps its promise without the step at the position. */
    boolean canDoWithout(int position) {
        return kind.canDoWithout(plan.stream().map(PlannedStep::step).toList(), position);
    }

    /** Whether the step at the position only asks for what the next one does without asking. */
    boolean passesOver(int position) {
        return at(position).step() == Step.SHUTDOWN && canDoWithout(position);
    }

    /** Where a removal goes on if it cannot leave the domain. */
    int afterTheDomain() {
        var position = 0;
        while (!mustSucceed(position)) {
            position++;
        }
        return position;
    }
}
