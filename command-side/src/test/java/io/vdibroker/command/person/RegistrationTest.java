package io.vdibroker.command.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.Names;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.GroupNameKey;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ActivateUser;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.command.DeactivateUser;
import io.vdibroker.api.person.command.JoinGroup;
import io.vdibroker.api.person.command.RegisterUser;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupNameReserved;
import io.vdibroker.api.person.event.LoginReserved;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.SecurityAccountNoted;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.command.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login and a group name have one owner, and what is recorded is recorded together or not at all. */
class RegistrationTest {

    private static final LoginKey LOGIN = new LoginKey("hmac of anna");

    private final List<Object> events = new ArrayList<>();
    private Configuration axon = configuration();

    private Configuration configuration() {
        return DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .configureAggregate(User.class)
                .configureAggregate(Login.class)
                .configureAggregate(Group.class)
                .configureAggregate(GroupName.class)
                .configureAggregate(SecurityAdministrators.class)
                .registerComponent(People.class, c -> new RecordedPeople(c.eventStore()))
                .registerComponent(SecurityRoles.class, c -> new RecordedSecurityRoles(() -> c))
                .registerCommandHandler(c -> new UserRegistration(
                        () -> c, c.getComponent(People.class), c.getComponent(SecurityRoles.class)))
                .registerCommandHandler(c -> new GroupCreation(() -> c, c.getComponent(SecurityRoles.class)))
                .buildConfiguration();
    }

    @BeforeEach
    void start() {
        axon.start();
        axon.eventBus().subscribe(batch -> batch.forEach(event -> events.add(event.getPayload())));
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void recordsAccountAndLoginTogether() {
        send(user(new UserId(UUID.randomUUID())));
        assertThat(events)
                .extracting(Object::getClass)
                .containsExactly(LoginReserved.class, UserRegistered.class, PasswordSet.class, UserRolesChanged.class);
    }

    @Test
    void absorbsARepeat() {
        var command = user(new UserId(UUID.randomUUID()));
        send(command);
        var once = List.copyOf(events);
        send(command);
        assertThat(events).isEqualTo(once);
    }

    @Test
    void answersARepeatWithThePasswordThatHolds() {
        var userId = new UserId(UUID.randomUUID());
        assertThat(send(user(userId, LOGIN, "first"))).isEqualTo("first");
        assertThat(send(user(userId, LOGIN, "second"))).isEqualTo("first");
        send(new ChangePassword(userId, "third"));
        assertThat(send(user(userId, LOGIN, "fourth"))).isEqualTo("third");
    }

    @Test
    void givesAUserNoOtherLoginAndReservesNone() {
        var userId = new UserId(UUID.randomUUID());
        send(user(userId));
        var once = List.copyOf(events);

        assertRefused(user(userId, new LoginKey("another"), "ref"), RejectionCode.CONFLICT);

        assertThat(events).isEqualTo(once);
        send(user(new UserId(UUID.randomUUID()), new LoginKey("another"), "ref"));
    }

    @Test
    void registersAUserWithTheGroupsOrNotAtAll() {
        var userId = new UserId(UUID.randomUUID());
        var office = new GroupId(UUID.randomUUID());
        send(new CreateGroup(office, "Office", Set.of()));
        var once = List.copyOf(events);

        assertRefused(
                user(userId, LOGIN, "ref", Set.of(office, new GroupId(UUID.randomUUID()))), RejectionCode.NOT_FOUND);

        assertThat(events).isEqualTo(once);
        send(user(userId, LOGIN, "ref", Set.of(office)));
        assertThat(events)
                .endsWith(
                        new GroupJoined(userId, office),
                        new SecurityAccountNoted(userId, true, false, List.of(office)));
        assertRefused(new JoinGroup(userId, new GroupId(UUID.randomUUID())), RejectionCode.NOT_FOUND);
    }

    @Test
    void createsAGroupOnce() {
        var command = new CreateGroup(new GroupId(UUID.randomUUID()), "Office", Set.of());
        send(command);
        var once = List.copyOf(events);
        send(command);
        assertThat(events).isEqualTo(once);
    }

    @Test
    void givesAGroupNoOtherNameAndReservesNone() {
        var groupId = new GroupId(UUID.randomUUID());
        send(new CreateGroup(groupId, "Office", Set.of()));
        var once = List.copyOf(events);

        assertRefused(new CreateGroup(groupId, "Sales", Set.of()), RejectionCode.CONFLICT);

        assertThat(events).isEqualTo(once);
        send(new CreateGroup(new GroupId(UUID.randomUUID()), "Sales", Set.of()));
    }

    @Test
    void refusesALoginThatAnotherUserHas() {
        send(user(new UserId(UUID.randomUUID())));
        var once = List.copyOf(events);
        assertRefused(user(new UserId(UUID.randomUUID())), RejectionCode.LOGIN_TAKEN);
        assertThat(events).isEqualTo(once);
    }

    @Test
    void refusesAGroupNameThatAnotherGroupHasInAnyCase() {
        send(new CreateGroup(new GroupId(UUID.randomUUID()), "Office", Set.of()));
        assertRefused(
                new CreateGroup(new GroupId(UUID.randomUUID()), "OFFICE", Set.of()), RejectionCode.GROUP_NAME_TAKEN);
        assertThat(events).extracting(Object::getClass).containsExactly(GroupNameReserved.class, GroupCreated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o\uFB03ce", "\uFF2F\uFF26\uFF26\uFF29\uFF23\uFF25", "of\u200Bfice"})
    void refusesAGroupNameThatOnlySeemsToBeAnother(String name) {
        send(new CreateGroup(new GroupId(UUID.randomUUID()), "Office", Set.of()));
        assertRefused(new CreateGroup(new GroupId(UUID.randomUUID()), name, Set.of()), RejectionCode.GROUP_NAME_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"straße", "o\uFB03ce", "of\u200Bfice"})
    void refusesAGroupNameThatAnEarlierVersionReservedInAnotherForm(String name) {
        var earlier = new GroupNameKey(name);
        axon.eventStore()
                .publish(new GenericDomainEventMessage<>(
                        "GroupName",
                        earlier.toString(),
                        0,
                        new GroupNameReserved(earlier, new GroupId(UUID.randomUUID()))));

        for (var same : List.of(name, Names.key(name), name.toUpperCase(Locale.ROOT))) {
            assertRefused(
                    new CreateGroup(new GroupId(UUID.randomUUID()), same, Set.of()), RejectionCode.GROUP_NAME_TAKEN);
        }
    }

    @Test
    void knowsTheSecurityAdministratorsOfAHistoryThatIsOlderThanTheirList() {
        var anna = new UserId(UUID.randomUUID());
        var boris = new UserId(UUID.randomUUID());
        stored(anna, 0, registered(anna, "hmac"));
        stored(anna, 1, new UserRolesChanged(anna, Set.of(Role.SECURITY_ADMINISTRATOR)));
        stored(boris, 0, registered(boris, "hmac of boris"));
        stored(boris, 1, new UserRolesChanged(boris, Set.of(Role.SECURITY_ADMINISTRATOR)));
        stored(boris, 2, new UserDeactivated(boris));
        events.clear();

        assertRefused(new ChangeUserRoles(anna, Set.of()), RejectionCode.LAST_SECURITY_ADMINISTRATOR);
        assertThat(events).isEmpty();

        send(new ActivateUser(boris));
        assertThat(events)
                .containsExactly(
                        new UserActivated(boris),
                        new SecurityAccountNoted(anna, true, true, List.of()),
                        new SecurityAccountNoted(boris, false, true, List.of()),
                        new SecurityAccountNoted(boris, true, true, List.of()));
        send(new ChangeUserRoles(anna, Set.of()));
        assertRefused(new DeactivateUser(boris), RejectionCode.LAST_SECURITY_ADMINISTRATOR);
    }

    private static UserRegistered registered(UserId userId, String hmac) {
        return new UserRegistered(userId, new LoginKey(hmac), new Sealed(userId, "ciphertext"), null, null, null);
    }

    private void stored(UserId stream, long sequence, Object event) {
        axon.eventStore().publish(new GenericDomainEventMessage<>("User", stream.toString(), sequence, event));
    }

    private static RegisterUser user(UserId userId) {
        return user(userId, LOGIN, "ref");
    }

    private static RegisterUser user(UserId userId, LoginKey login, String credentialRef) {
        return user(userId, login, credentialRef, Set.of());
    }

    private static RegisterUser user(UserId userId, LoginKey login, String credentialRef, Set<GroupId> groups) {
        return new RegisterUser(
                userId,
                login,
                new Sealed(userId, "ciphertext"),
                null,
                null,
                null,
                credentialRef,
                Set.of(Role.OPERATOR),
                Set.of(),
                groups);
    }

    private void assertRefused(Object command, RejectionCode code) {
        assertThatThrownBy(() -> send(command))
                .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(rejection.code())
                        .isEqualTo(code));
    }

    private @Nullable Object send(Object command) {
        return axon.commandGateway().sendAndWait(command);
    }
}
