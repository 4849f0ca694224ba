package io.vdibroker.command.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.command.RegisterUser;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.GroupNameReserved;
import io.vdibroker.api.person.event.LoginReserved;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.command.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                .registerCommandHandler(c -> new UserRegistration(() -> c))
                .registerCommandHandler(c -> new GroupCreation(() -> c))
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
    void refusesALoginThatAnotherUserHas() {
        send(user(new UserId(UUID.randomUUID())));
        var once = List.copyOf(events);
        assertThatThrownBy(() -> send(user(new UserId(UUID.randomUUID()))))
                .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(rejection.code())
                        .isEqualTo(RejectionCode.LOGIN_TAKEN));
        assertThat(events).isEqualTo(once);
    }

    @Test
    void refusesAGroupNameThatAnotherGroupHasInAnyCase() {
        send(new CreateGroup(new GroupId(UUID.randomUUID()), "Office", Set.of()));
        assertThatThrownBy(() -> send(new CreateGroup(new GroupId(UUID.randomUUID()), "OFFICE", Set.of())))
                .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(rejection.code())
                        .isEqualTo(RejectionCode.GROUP_NAME_TAKEN));
        assertThat(events).extracting(Object::getClass).containsExactly(GroupNameReserved.class, GroupCreated.class);
    }

    private static RegisterUser user(UserId userId) {
        return new RegisterUser(
                userId,
                LOGIN,
                new Sealed(userId, "ciphertext"),
                null,
                null,
                null,
                "ref",
                Set.of(Role.OPERATOR),
                Set.of());
    }

    private void send(Object command) {
        axon.commandGateway().sendAndWait(command);
    }
}
