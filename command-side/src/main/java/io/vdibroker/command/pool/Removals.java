package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.OperationId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By which operations the last machines left that administrators took out, so that whoever asks again is told the same. */
final class Removals {
    private static final int CAPACITY = 256;

    record Removal(MachineId machineId, OperationId operationId) {}

    private final Map<MachineId, OperationId> operations = new LinkedHashMap<>();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Removals(Collection<Removal> oldestFirst) {
        oldestFirst.forEach(removal -> add(removal.machineId(), removal.operationId()));
    }

    @Nullable
    OperationId of(MachineId machineId) {
        return operations.get(machineId);
    }

    void add(MachineId machineId, OperationId operationId) {
        forget(machineId);
        operations.put(machineId, operationId);
        if (operations.size() > CAPACITY) {
            operations.remove(operations.keySet().iterator().next());
        }
    }

    /** The machine has come back. */
    void forget(MachineId machineId) {
        operations.remove(machineId);
    }

    @JsonValue
    List<Removal> oldestFirst() {
        return operations.entrySet().stream()
                .map(entry -> new Removal(entry.getKey(), entry.getValue()))
                .toList();
    }
}
