package io.vdibroker.query.machine.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.person.UserId;
import io.vdibroker.query.web.OpenedData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine with the logins of those whose it is, and where its history is. */
record MachineBody(
        @JsonUnwrapped @JsonIgnoreProperties("users") MachineView machine, List<User> users, String history) {

    record User(UserId id, @Nullable String login) {}

    static MachineBody of(MachineView machine, OpenedData opened) {
        return new MachineBody(
                machine,
                machine.users().stream()
                        .map(user -> new User(user.userId(), opened.open(user.login())))
                        .toList(),
                "/api/v1/history?subject=" + machine.machineId());
    }
}
