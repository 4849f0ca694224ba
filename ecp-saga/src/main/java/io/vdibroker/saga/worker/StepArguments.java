package io.vdibroker.saga.worker;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.DomainJoin;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a step needs to know besides its owner; what is not of its kind is absent. */
record StepArguments(
        boolean cloned,
        @Nullable String hostname,
        @Nullable DomainJoin domainJoin,
        @Nullable String tagId,
        @Nullable String tagName,
        @Nullable CloneOrder cloneOrder,
        List<MachineId> machineIds) {

    /** What is cloned, and under which names. */
    record CloneOrder(UUID templateId, UUID resourcePoolId, String namePattern, boolean thin) {}

    static StepArguments ofMachine(
            boolean cloned, @Nullable String hostname, @Nullable DomainJoin domainJoin, @Nullable String tagId) {
        return new StepArguments(cloned, hostname, domainJoin, tagId, null, null, List.of());
    }

    static StepArguments ofCloning(CloneOrder order, String tagId, List<MachineId> machineIds) {
        return new StepArguments(true, null, null, tagId, null, order, machineIds);
    }

    static StepArguments ofTagging(String tagId, List<MachineId> machineIds) {
        return new StepArguments(true, null, null, tagId, null, null, machineIds);
    }

    static StepArguments ofTag(@Nullable String tagId, @Nullable String tagName) {
        return new StepArguments(false, null, null, tagId, tagName, null, List.of());
    }
}
