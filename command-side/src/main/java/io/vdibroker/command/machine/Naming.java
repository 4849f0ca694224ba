package io.vdibroker.command.machine;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.HostNameKey;
import io.vdibroker.api.machine.event.MachineHostNameChosen;
import io.vdibroker.api.machine.event.MachineHostNameGivenBack;
import io.vdibroker.api.machine.event.MachineHostNameRefused;
import io.vdibroker.api.machine.event.MachineHostNameShared;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.Step;
import io.vdibroker.command.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which host name a clone has, and when others may have it: docs/adr/0031. */
record Naming(MachineHistory machine) {

    /** So often a machine is given another name because its directory refused one; then the name is not the reason. */
    static final int OTHER_NAMES = 2;

    /** A directory that is slow to hear of a deleted account takes a name at the second attempt. */
    private static final int ATTEMPTS_WITH_ONE_NAME = 2;

    static final Failure NONE_FREE = new Failure(
            FailureCode.DOMAIN_REFUSED, "No host name of the series of this machine is free in its directory");

    /** Where the host name of a machine that is prepared so is reserved; null if the broker gives it none. */
    static @Nullable String directory(Operation operation, Membership membership) {
        var named = operation.kind() == OperationKind.PREPARE
                && membership.cloned()
                && operation.plan().stream().anyMatch(planned -> planned.step() == Step.HOSTNAME);
        return named ? HostNameKey.directory(operation.plan(), membership.controllerId()) : null;
    }

    /** Reserves the name that ECP gave, or the next one that is free; false if none is. */
    boolean choose(Operation preparation, HostNames names, Instant now) {
        var directory = directory(preparation, membership());
        if (directory == null || machine.nameHeld) {
            return true;
        }
        var given = hostname();
        return take(
                directory, Stream.concat(Stream.of(given), NameSeries.of(given).following()), given, names, now);
    }

    private boolean take(String directory, Stream<String> candidates, String wanted, HostNames names, Instant now) {
        var free = candidates
                .filter(name -> names.reserve(HostNameKey.of(directory, name), machine.machineId, now))
                .findFirst();
        free.ifPresent(name -> apply(new MachineHostNameChosen(
                machine.machineId, membership().poolId(), directory, name, name.equals(wanted) ? null : wanted)));
        return free.isPresent();
    }

    /**
     * Whether the directory may not take a computer of this name. Nothing but the outcome says that it is the name: so
     * other names
     * are tried a few times, and what has to do with the account is not taken for it.
     */
    boolean isRefused(Position here, Failure failure) {
        return here.step() == Step.DOMAIN_JOIN
                && machine.nameHeld
                && machine.namesRefused < OTHER_NAMES
                && machine.step.failures() + 1 >= ATTEMPTS_WITH_ONE_NAME
                && mayBeTheName(failure);
    }

    /** Ends this attempt and prepares again from the host name on; false if no other name is free. */
    boolean takeAnother(Position here, Failure failure, HostNames names, Instant now) {
        var directory = directory();
        var refused = hostname();
        names.refuse(HostNameKey.of(directory, refused), machine.machineId, failure, now);
        apply(here.failed(machine.step.attempt(), failure, null));
        apply(new MachineHostNameRefused(
                machine.machineId,
                membership().poolId(),
                here.operation().id(),
                directory,
                refused,
                failure,
                againFromTheName(here.operation().plan(), here.index())));
        return take(directory, NameSeries.of(refused).following(), refused, names, now);
    }

    private static boolean mayBeTheName(Failure failure) {
        return failure.code() == FailureCode.TASK_FAILED || failure.code() == FailureCode.REFUSED;
    }

    /** The steps from the last host name to this one once more, as positions of their own, and then the rest. */
    private static List<PlannedStep> againFromTheName(List<PlannedStep> plan, int index) {
        var from = index;
        while (plan.get(from).step() != Step.HOSTNAME) {
            from--;
        }
        var again = new ArrayList<>(plan.subList(0, index + 1));
        again.addAll(plan.subList(from, index + 1));
        again.addAll(plan.subList(index + 1, plan.size()));
        return List.copyOf(again);
    }

    /**
     * Of a machine that an earlier history has prepared: its name is reserved after all, or known to be that of two.
     */
    void keep(HostNames names) {
        var directory = machine.directory;
        if (directory == null || machine.nameHeld || machine.nameShared || machine.gone) {
            return;
        }
        var hostname = hostname();
        var poolId = membership().poolId();
        apply(
                names.keep(HostNameKey.of(directory, hostname), machine.machineId)
                        ? new MachineHostNameChosen(machine.machineId, poolId, directory, hostname, null)
                        : new MachineHostNameShared(machine.machineId, poolId, directory, hostname));
    }

    /** The machine is about to be gone; a computer account that remains keeps its name. */
    void giveBack() {
        if (machine.nameHeld && !machine.accountLeft) {
            apply(givenBack());
        }
    }

    /** The account that remained is gone as well. */
    void free() {
        if (!machine.gone) {
            throw new Rejection(RejectionCode.CONFLICT, machine.machineId + " is there and uses its host name");
        }
        if (machine.accountLeft && machine.directory != null) {
            apply(givenBack());
        }
    }

    private MachineHostNameGivenBack givenBack() {
        return new MachineHostNameGivenBack(machine.machineId, membership().poolId(), directory(), hostname());
    }

    private String directory() {
        return Objects.requireNonNull(machine.directory, "A name is reserved in a directory");
    }

    private String hostname() {
        return Objects.requireNonNull(membership().hostname(), "A machine that exists has a name");
    }

    private Membership membership() {
        return machine.membership;
    }
}
