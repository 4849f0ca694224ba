package io.vdibroker.query.machine;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.query.CurrentOperationView;
import io.vdibroker.api.machine.query.HeldMachineView;
import io.vdibroker.api.machine.query.MachineUserView;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.store.StoredFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record MachineDocument(
        @JsonProperty("_id") String id,
        String pool,
        @Nullable String controller,
        @Nullable String expansion,
        MachineStatus status,
        @Nullable String name,
        @Nullable String hostname,
        @Nullable Boolean cloned,
        @Nullable Boolean quarantined,
        @Nullable Map<String, Boolean> users,
        @Nullable Held held,
        @Nullable Boolean returning,
        @Nullable Boolean unconfirmed,
        @Nullable PowerState power,
        @Nullable Boolean agentHeard,
        @Nullable String address,
        @Nullable Integer consolePort,
        @Nullable String node,
        @Nullable Integer nodeConsolePort,
        @Nullable Instant seenAt,
        @Nullable CurrentOperation operation,
        @Nullable CurrentOperation waiting,
        @Nullable StoredFailure failure,
        @Nullable LeftInDomain leftInDomain,
        @Nullable Instant missingSince,
        @Nullable Instant flappingSince,
        @Nullable Instant since) {

    record CurrentOperation(
            @Nullable String id,
            @Nullable OperationKind kind,
            @Nullable Step step,
            @Nullable Integer position,
            @Nullable Integer attempt,
            @Nullable Instant dueAt,
            @Nullable Instant retryAt,
            @Nullable StoredFailure failure) {

        @Nullable
        CurrentOperationView toView() {
            return id == null || kind == null
                    ? null
                    : new CurrentOperationView(
                            OperationId.of(id),
                            kind,
                            step,
                            position,
                            attempt,
                            dueAt,
                            retryAt,
                            StoredFailure.read(failure));
        }
    }

    record Held(@Nullable String user, HoldReason reason, Instant since) {

        HeldMachineView toView(Map<UserId, Sealed> logins) {
            return new HeldMachineView(user == null ? null : userView(UserId.of(user), logins), reason, since);
        }
    }

    record LeftInDomain(String hostname, String domain) {}

    private Set<String> userKeys() {
        return users == null ? Set.of() : users.keySet();
    }

    /** Whose it is, or was. */
    List<UserId> people() {
        var last = held == null || held.user() == null ? Stream.<String>of() : Stream.of(held.user());
        return Stream.concat(userKeys().stream(), last).map(UserId::of).toList();
    }

    MachineView toView(Map<UserId, Sealed> logins) {
        return new MachineView(
                MachineId.of(id),
                PoolId.of(pool),
                controller == null ? null : ControllerId.of(controller),
                expansion == null ? null : ExpansionId.of(expansion),
                status,
                name,
                hostname,
                is(cloned),
                is(quarantined),
                usersOf(logins),
                held == null ? null : held.toView(logins),
                is(returning),
                is(unconfirmed),
                power == null ? PowerState.UNKNOWN : power,
                is(agentHeard),
                address,
                consolePort,
                node,
                nodeConsolePort,
                seenAt,
                operation == null ? null : operation.toView(),
                waiting == null ? null : waiting.toView(),
                StoredFailure.read(failure),
                leftInDomain == null ? null : leftInDomain.hostname() + "@" + leftInDomain.domain(),
                missingSince,
                flappingSince,
                since);
    }

    private List<MachineUserView> usersOf(Map<UserId, Sealed> logins) {
        return userKeys().stream()
                .map(UserId::of)
                .map(user -> userView(user, logins))
                .toList();
    }

    private static MachineUserView userView(UserId user, Map<UserId, Sealed> logins) {
        return new MachineUserView(user, logins.get(user));
    }

    private static boolean is(@Nullable Boolean flag) {
        return flag != null && flag;
    }
}
