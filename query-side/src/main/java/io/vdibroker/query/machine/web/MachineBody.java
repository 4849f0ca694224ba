package io.vdibroker.query.machine.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vdibroker.api.machine.query.HeldMachineView;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.HoldReason;
import io.vdibroker.api.pool.query.AccessView;
import io.vdibroker.query.web.OpenedData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine with the logins of those whose it is or was, whether they may use its pool now, and where its history is.
 */
record MachineBody(
        @JsonUnwrapped @JsonIgnoreProperties({"users", "held"}) MachineView machine,
        List<User> users,
        @Nullable Held held,
        String history) {

    /** Without access the machine is still theirs, but they are not let in; it waits for an administrator. */
    record User(UserId id, @Nullable String login, boolean access) {}

    /** Whom it is kept for, which is not always known. */
    record Held(@Nullable LastUser user, HoldReason reason, Instant since) {}

    record LastUser(UserId id, @Nullable String login) {}

    static MachineBody of(MachineView machine, OpenedData opened, AccessView access) {
        return new MachineBody(
                machine,
                machine.users().stream()
                        .map(user -> new User(
                                user.userId(),
                                opened.open(user.login()),
                                access.userIds().contains(user.userId())))
                        .toList(),
                held(machine.held(), opened),
                "/api/v1/history?subject=" + machine.machineId());
    }

    private static @Nullable Held held(@Nullable HeldMachineView held, OpenedData opened) {
        if (held == null) {
            return null;
        }
        var user = held.user();
        return new Held(
                user == null ? null : new LastUser(user.userId(), opened.open(user.login())),
                held.reason(),
                held.since());
    }
}
