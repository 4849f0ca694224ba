package io.vdibroker.command.person.web;

import io.vdibroker.api.Names;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.command.ChangeGroupRoles;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Groups; who is a member is said of the user. */
@AdminRest
@RequestMapping("/api/v1/groups")
class GroupEndpoint {

    record NewGroup(
            @NotBlank @Size(max = 128) @Pattern(regexp = Names.NAME, message = Names.NAME_RULE) String name,
            @Nullable Set<@NotNull Role> roles) {

        NewGroup {
            name = Names.composed(name);
        }
    }

    record Roles(@NotNull Set<@NotNull Role> roles) {}

    record Created(GroupId id) {}

    private final Commands commands;

    GroupEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping
    CompletableFuture<ResponseEntity<Created>> create(@Valid @RequestBody NewGroup group, Caller caller) {
        return create(new GroupId(UUID.randomUUID()), group, caller);
    }

    @PutMapping("/{groupId}")
    CompletableFuture<ResponseEntity<Created>> create(
            @PathVariable GroupId groupId, @Valid @RequestBody NewGroup group, Caller caller) {
        return commands.with(caller.metadata())
                .send(new CreateGroup(groupId, group.name(), group.roles() == null ? Set.of() : group.roles()))
                .thenApply(done -> ResponseEntity.created(URI.create("/api/v1/groups/" + groupId.value()))
                        .body(new Created(groupId)));
    }

    @EvenWhenBusy
    @PutMapping("/{groupId}/roles")
    CompletableFuture<ResponseEntity<Void>> changeRoles(
            @PathVariable GroupId groupId, @Valid @RequestBody Roles roles, Caller caller) {
        return commands.with(caller.metadata())
                .send(new ChangeGroupRoles(groupId, roles.roles()))
                .thenApply(done -> ResponseEntity.noContent().build());
    }
}
