package io.vdibroker.query.machine.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.query.AccessView;
import io.vdibroker.query.web.OpenedData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine with the logins of those whose it is, whether they may use its pool now, and where its history is. */
record MachineBody(
        @JsonUnwrapped @JsonIgnoreProperties("users") MachineView machine, List<User> users, String history) {

    /** Without access the machine is still theirs, but they are not let in; it waits for an administrator. */
    record User(UserId id, @Nullable String login, boolean access) {}

    static MachineBody of(MachineView machine, OpenedData opened, AccessView access) {
        return new MachineBody(
                machine,
                machine.users().stream()
                        .map(user -> new User(
                                user.userId(),
                                opened.open(user.login()),
                                access.userIds().contains(user.userId())))
                        .toList(),
                "/api/v1/history?subject=" + machine.machineId());
    }
}
