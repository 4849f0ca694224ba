package io.vdibroker.command.person.web;

import io.vdibroker.api.Names;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ActivateUser;
import io.vdibroker.api.person.command.ChangeClientPermissions;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.ChangeUserDetails;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.command.DeactivateUser;
import io.vdibroker.api.person.command.JoinGroup;
import io.vdibroker.api.person.command.LeaveGroup;
import io.vdibroker.command.person.Accounts;
import io.vdibroker.command.person.PasswordRules;
import io.vdibroker.command.refusal.RefusedCommands;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.CurrentPasswords;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.InvalidRequest;
import io.vdibroker.web.NoRoleNeeded;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Local accounts. What is personal is sealed, and the password hash put away, before a command carries them. */
@AdminRest
@RequestMapping("/api/v1/users")
class UserEndpoint {

    private static final String LOGIN = "[\\p{L}\\p{N}][\\p{L}\\p{N}._+@-]{1,127}";

    record NewUser(
            @NotNull
                    @Pattern(
                            regexp = LOGIN,
                            message =
                                    "Must have 2 to 128 letters, digits or . _ + @ - and begin with a letter or digit")
                    @Pattern(regexp = Names.LINE, message = Names.LINE_RULE)
                    String login,
            @NotNull @Size(min = 8, max = 255, message = "Must have 8 to 255 characters") String password,
            @Nullable @Size(max = 128) @Pattern(regexp = Names.LINE, message = Names.LINE_RULE) String firstName,
            @Nullable @Size(max = 128) @Pattern(regexp = Names.LINE, message = Names.LINE_RULE) String lastName,
            @Nullable @Size(max = 254) @Pattern(regexp = Names.LINE, message = Names.LINE_RULE) String mail,
            @Nullable Set<@NotNull Role> roles,
            @Nullable Set<@NotNull ClientPermission> permissions,
            @Nullable @Size(max = 1000) List<@NotNull GroupId> groups) {

        NewUser {
            login = Names.composed(login);
            firstName = Names.composed(firstName);
            lastName = Names.composed(lastName);
            mail = Names.composed(mail);
        }

        @Override
        public String toString() {
            return "NewUser";
        }
    }

    /** The current one is needed for the own account only. */
    record NewPassword(
            @NotNull @Size(min = 8, max = 255, message = "Must have 8 to 255 characters") String password,
            @Nullable @Size(max = 1024) String currentPassword) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    record Roles(@NotNull Set<@NotNull Role> roles) {}

    record Permissions(@NotNull Set<@NotNull ClientPermission> permissions) {}

    /** What is left out is not known any more. */
    record Details(
            @Nullable @Size(max = 128) @Pattern(regexp = Names.LINE, message = Names.LINE_RULE) String firstName,
            @Nullable @Size(max = 128) @Pattern(regexp = Names.LINE, message = Names.LINE_RULE) String lastName,
            @Nullable @Size(max = 254) @Pattern(regexp = Names.LINE, message = Names.LINE_RULE) String mail) {

        Details {
            firstName = Names.composed(firstName);
            lastName = Names.composed(lastName);
            mail = Names.composed(mail);
        }

        @Override
        public String toString() {
            return "Details";
        }
    }

    record Created(UserId id) {}

    private final Commands commands;
    private final Accounts accounts;
    private final PersonalData personalData;
    private final PasswordRules rules;
    private final ObjectProvider<CurrentPasswords> currentPasswords;
    private final RefusedCommands refused;

    UserEndpoint(
            Commands commands,
            Accounts accounts,
            PersonalData personalData,
            PasswordRules rules,
            ObjectProvider<CurrentPasswords> currentPasswords,
            RefusedCommands refused) {
        this.refused = refused;
        this.rules = rules;
        this.currentPasswords = currentPasswords;
        this.commands = commands;
        this.accounts = accounts;
        this.personalData = personalData;
    }

    @PostMapping
    CompletableFuture<ResponseEntity<Created>> register(@Valid @RequestBody NewUser user, Caller caller) {
        return register(new UserId(UUID.randomUUID()), user, caller);
    }

    @PutMapping("/{userId}")
    CompletableFuture<ResponseEntity<Created>> register(
            @PathVariable UserId userId, @Valid @RequestBody NewUser user, Caller caller) {
        return accounts.register(
                        commands.with(caller.metadata()),
                        new Accounts.Account(
                                userId,
                                user.login(),
                                user.password(),
                                sealed(userId, user.firstName()),
                                sealed(userId, user.lastName()),
                                sealed(userId, user.mail()),
                                user.roles() == null ? Set.of() : user.roles(),
                                user.permissions() == null ? EnumSet.allOf(ClientPermission.class) : user.permissions(),
                                user.groups() == null ? Set.of() : new LinkedHashSet<>(user.groups())))
                .whenComplete((done, error) -> noteConflict(error, caller))
                .thenApply(done -> ResponseEntity.created(URI.create("/api/v1/users/" + userId.value()))
                        .body(new Created(userId)));
    }

    /** For everybody: the own password is the caller's to change. */
    @NoRoleNeeded
    @EvenWhenBusy
    @PutMapping("/{userId}/password")
    CompletableFuture<ResponseEntity<Void>> changePassword(
            @PathVariable UserId userId,
            @Valid @RequestBody NewPassword password,
            Caller caller,
            HttpServletRequest request) {
        if (userId.equals(caller.userId())) {
            if (password.currentPassword() == null) {
                throw new InvalidRequest("currentPassword", "Is needed to change the own password");
            }
            currentPasswords.getObject().check(caller, password.currentPassword(), request);
        }
        rules.check(userId, password.password());
        return accounts.withHash(password.password(), ref -> commands.with(caller.metadata())
                        .send(new ChangePassword(userId, ref)))
                .thenApply(UserEndpoint::noContent);
    }

    @EvenWhenBusy
    @PutMapping("/{userId}/roles")
    CompletableFuture<ResponseEntity<Void>> changeRoles(
            @PathVariable UserId userId, @Valid @RequestBody Roles roles, Caller caller) {
        return send(new ChangeUserRoles(userId, roles.roles()), caller);
    }

    @EvenWhenBusy
    @PutMapping("/{userId}/permissions")
    CompletableFuture<ResponseEntity<Void>> changePermissions(
            @PathVariable UserId userId, @Valid @RequestBody Permissions permissions, Caller caller) {
        return send(new ChangeClientPermissions(userId, permissions.permissions()), caller);
    }

    @PutMapping("/{userId}/details")
    CompletableFuture<ResponseEntity<Void>> changeDetails(
            @PathVariable UserId userId, @Valid @RequestBody Details details, Caller caller) {
        return send(
                new ChangeUserDetails(
                        userId,
                        sealed(userId, details.firstName()),
                        sealed(userId, details.lastName()),
                        sealed(userId, details.mail())),
                caller);
    }

    @PutMapping("/{userId}/groups/{groupId}")
    CompletableFuture<ResponseEntity<Void>> join(
            @PathVariable UserId userId, @PathVariable GroupId groupId, Caller caller) {
        return send(new JoinGroup(userId, groupId), caller);
    }

    @EvenWhenBusy
    @DeleteMapping("/{userId}/groups/{groupId}")
    CompletableFuture<ResponseEntity<Void>> leave(
            @PathVariable UserId userId, @PathVariable GroupId groupId, Caller caller) {
        return send(new LeaveGroup(userId, groupId), caller);
    }

    @EvenWhenBusy
    @PostMapping("/{userId}/deactivation")
    CompletableFuture<ResponseEntity<Void>> deactivate(@PathVariable UserId userId, Caller caller) {
        return send(new DeactivateUser(userId), caller);
    }

    @PostMapping("/{userId}/activation")
    CompletableFuture<ResponseEntity<Void>> activate(@PathVariable UserId userId, Caller caller) {
        return send(new ActivateUser(userId), caller);
    }

    /** It tells whether somebody has the password that was typed. */
    private void noteConflict(@Nullable Throwable error, Caller caller) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestRefused conflict) {
                refused.atTheDoor(caller, conflict.details().code());
            }
        }
    }

    private @Nullable Sealed sealed(UserId userId, @Nullable String text) {
        return text == null ? null : personalData.seal(userId, text);
    }

    private CompletableFuture<ResponseEntity<Void>> send(Object command, Caller caller) {
        return commands.with(caller.metadata()).send(command).thenApply(UserEndpoint::noContent);
    }

    private static ResponseEntity<Void> noContent(@Nullable Object done) {
        return ResponseEntity.noContent().build();
    }
}
