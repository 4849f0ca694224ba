package io.vdibroker.command.expansion;

import static java.util.stream.Collectors.toMap;

import io.vdibroker.api.expansion.CloneFailed;
import io.vdibroker.api.expansion.CloneReady;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.expansion.event.ExpansionCloned;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.pool.PoolId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What came of each machine that was wanted: exactly one thing, whatever was reported. */
record Outcomes(List<CloneReady> ready, List<CloneFailed> failed) {

    private static final Failure UNKNOWN =
            new Failure(FailureCode.TASK_FAILED, "ECP shows no usable machine after cloning");

    static Outcomes allFailed(List<MachineId> wanted, Failure failure) {
        return new Outcomes(
                List.of(),
                wanted.stream().map(id -> new CloneFailed(id, failure)).toList());
    }

    ExpansionCloned told(ExpansionId expansionId, PoolId poolId) {
        return new ExpansionCloned(expansionId, poolId, ready, failed);
    }

    /** Foreign machines are left out, and machines that were not reported have failed. */
    static Outcomes of(List<MachineId> wanted, List<CloneReady> reportedReady, List<CloneFailed> reportedFailed) {
        var readyById = reportedReady.stream()
                .collect(toMap(CloneReady::machineId, Function.identity(), (first, second) -> first));
        var failedById = reportedFailed.stream()
                .collect(toMap(CloneFailed::machineId, Function.identity(), (first, second) -> first));
        var ready = new ArrayList<CloneReady>();
        var failed = new ArrayList<CloneFailed>();
        for (var id : wanted) {
            var usable = readyById.get(id);
            if (usable == null) {
                failed.add(failedById.getOrDefault(id, new CloneFailed(id, UNKNOWN)));
            } else {
                ready.add(usable);
            }
        }
        return new Outcomes(List.copyOf(ready), List.copyOf(failed));
    }
}
