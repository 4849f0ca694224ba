package io.vdibroker.command.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ActivateUser;
import io.vdibroker.api.person.command.ChangeGroupRoles;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.command.DeactivateUser;
import io.vdibroker.api.person.command.JoinGroup;
import io.vdibroker.api.person.command.LeaveGroup;
import io.vdibroker.api.person.command.RegisterUser;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.api.person.event.SecurityAccountNoted;
import io.vdibroker.api.person.event.SecurityGroupNoted;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.command.CommandSide;
import io.vdibroker.command.Rejection;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.bus.Refused;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * There is always a security administrator, whatever two who decide at once take away: each on a command bus of its
 * own.
 */
@SpringBootTest(
        classes = SecurityAdministratorsTest.Application.class,
        properties = {"vdi.delivery.snapshot-pool-after=10", "VDI_ADMIN_PASSWORD=a first pass phrase"})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class SecurityAdministratorsTest {

    private static final int RACES = 15;
    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final UserId BORIS = new UserId(UUID.randomUUID());
    private static final GroupId OFFICE = new GroupId(UUID.randomUUID());

    @EnableAutoConfiguration // no @Configuration: the side scans this package too
    @Import({SecretsConfiguration.class, EmbeddedDelivery.class, WebConfiguration.class, CommandSide.class})
    static class Application {}

    /** How Anna and Boris, the only two, lose the role. */
    enum Race {
        BOTH_ROLES(new ChangeUserRoles(ANNA, Set.of()), new ChangeUserRoles(BORIS, Set.of(Role.ADMINISTRATOR))),
        ROLE_AND_LOCK(new ChangeUserRoles(ANNA, Set.of()), new DeactivateUser(BORIS)),
        BOTH_LOCKED(new DeactivateUser(ANNA), new DeactivateUser(BORIS)),
        LEAVING_AND_ROLE(new LeaveGroup(ANNA, OFFICE), new ChangeUserRoles(BORIS, Set.of())),
        GROUP_AND_LOCK(new ChangeGroupRoles(OFFICE, Set.of()), new DeactivateUser(BORIS)),
        BOTH_LEAVING(new LeaveGroup(ANNA, OFFICE), new LeaveGroup(BORIS, OFFICE));

        private final Object ofAnna;
        private final Object ofBoris;

        Race(Object ofAnna, Object ofBoris) {
            this.ofAnna = ofAnna;
            this.ofBoris = ofBoris;
        }

        private boolean isByGroup(Object command) {
            return command instanceof LeaveGroup || command instanceof ChangeGroupRoles;
        }
    }

    @TempDir
    static Path directory;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add(
                "vdi.data-dir",
                () -> directory.resolve(UUID.randomUUID().toString()).toString());
    }

    @Autowired
    Commands commands;

    @Autowired
    EventStore events;

    @Autowired
    EventStorageEngine engine;

    @Autowired
    Serializer snapshots;

    private final UserId first = FirstAdministrator.USER_ID;
    private @Nullable Configuration other;

    @AfterEach
    void stop() {
        if (other != null) {
            other.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void remainsWhenTwoTakeTheRoleFromEachOther(Race race) throws Exception {
        register(ANNA);
        register(BORIS);
        send(new CreateGroup(OFFICE, "Office", Set.of(Role.SECURITY_ADMINISTRATOR)));
        var otherBus = otherBus();
        for (var i = 0; i < RACES; i++) {
            give(ANNA, race.isByGroup(race.ofAnna));
            give(BORIS, race.isByGroup(race.ofBoris));
            send(new DeactivateUser(first));

            var outcomes =
                    together(() -> outcome(() -> send(race.ofAnna)), () -> outcome(() -> on(otherBus, race.ofBoris)));

            assertThat(outcomes).containsExactlyInAnyOrder(null, RejectionCode.LAST_SECURITY_ADMINISTRATOR);
            send(new ActivateUser(first));
        }
    }

    @Test
    void isCountedInTheSameBreathAsTheSubjectOrNotAtAll() {
        var before = recorded(SecurityAdministrators.STREAM);

        refuses(new ChangeUserRoles(first, Set.of()));
        refuses(new DeactivateUser(first));

        assertThat(recorded(SecurityAdministrators.STREAM)).isEqualTo(before);
        assertThat(recorded(first)).noneMatch(UserDeactivated.class::isInstance);
        assertThat(recorded(first).stream().filter(UserRolesChanged.class::isInstance))
                .hasSize(1);
    }

    @Test
    void mayBeOneByAGroupThatGotTheRoleAfterThePersonHadJoined() {
        register(ANNA);
        send(new CreateGroup(OFFICE, "Office", Set.of()));
        send(new JoinGroup(ANNA, OFFICE));
        send(new ChangeGroupRoles(OFFICE, Set.of(Role.SECURITY_ADMINISTRATOR)));
        send(new DeactivateUser(first));
        refuses(new ChangeGroupRoles(OFFICE, Set.of(Role.OPERATOR)));
        refuses(new LeaveGroup(ANNA, OFFICE));
        refuses(new DeactivateUser(ANNA));

        send(new ChangeUserRoles(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR)));
        send(new LeaveGroup(ANNA, OFFICE));
        refuses(new ChangeUserRoles(ANNA, Set.of(Role.OPERATOR)));
    }

    @Test
    void isFoundInHistoriesThatAreOlderThanTheList() {
        stored(ANNA, new UserRegistered(ANNA, new LoginKey("anna"), new Sealed(ANNA, "x"), null, null, null));
        stored(ANNA, new GroupJoined(ANNA, OFFICE));
        stored(BORIS, new UserRegistered(BORIS, new LoginKey("boris"), new Sealed(BORIS, "x"), null, null, null));
        stored(BORIS, new UserRolesChanged(BORIS, Set.of(Role.SECURITY_ADMINISTRATOR)));
        stored(BORIS, new UserDeactivated(BORIS));
        stored(OFFICE, new GroupRolesChanged(OFFICE, Set.of(Role.SECURITY_ADMINISTRATOR)));
        var administrators = new ArrayList<Object>();

        SecurityHistory.read(events).noteIn(new SecurityAdministrators() {
            @Override
            void note(UserId userId, SecurityStanding standing) {
                administrators.add(new SecurityAccountNoted(
                        userId, standing.active(), standing.administrator(), standing.groups()));
            }

            @Override
            void note(GroupId groupId, boolean of) {
                administrators.add(new SecurityGroupNoted(groupId, of));
            }
        });

        assertThat(administrators)
                .containsExactly(
                        new SecurityAccountNoted(first, true, true, List.of()),
                        new SecurityAccountNoted(ANNA, true, false, List.of(OFFICE)),
                        new SecurityAccountNoted(BORIS, false, true, List.of()),
                        new SecurityGroupNoted(OFFICE, true));
    }

    @Test
    void isReadBackFromASnapshot() {
        register(ANNA);
        send(new CreateGroup(OFFICE, "Office", Set.of(Role.SECURITY_ADMINISTRATOR)));
        send(new JoinGroup(ANNA, OFFICE));
        var whole = new SecurityAdministrators();
        whole.on(new SecurityAccountNoted(ANNA, true, false, List.of(OFFICE)));
        whole.on(new SecurityGroupNoted(OFFICE, true));
        var stored = snapshots.serialize(whole, byte[].class);
        assertThat((Object) snapshots.deserialize(stored))
                .usingRecursiveComparison()
                .isEqualTo(whole);
    }

    private void give(UserId userId, boolean byGroup) {
        send(new ActivateUser(userId));
        if (byGroup) {
            send(new ChangeGroupRoles(OFFICE, Set.of(Role.SECURITY_ADMINISTRATOR)));
            send(new JoinGroup(userId, OFFICE));
            send(new ChangeUserRoles(userId, Set.of()));
        } else {
            send(new ChangeUserRoles(userId, Set.of(Role.SECURITY_ADMINISTRATOR)));
            send(new LeaveGroup(userId, OFFICE));
        }
    }

    private void register(UserId userId) {
        send(new RegisterUser(
                userId,
                new LoginKey("hmac of " + userId),
                new Sealed(userId, "ciphertext"),
                null,
                null,
                null,
                "ref",
                Set.of(),
                Set.of(),
                Set.of()));
    }

    private void send(Object command) {
        commands.as("system:test", "test").sendAndWait(command);
    }

    private void refuses(Object command) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> send(command))
                .satisfies(e -> assertThat(e.details().code()).isEqualTo(RejectionCode.LAST_SECURITY_ADMINISTRATOR));
    }

    /** As another process has it: other locks, the same store. */
    private Configuration otherBus() {
        var bus = DefaultConfigurer.defaultConfiguration()
                .configureEventStore(
                        c -> EmbeddedEventStore.builder().storageEngine(engine).build())
                .configureAggregate(User.class)
                .configureAggregate(Group.class)
                .configureAggregate(SecurityAdministrators.class)
                .registerComponent(People.class, c -> new RecordedPeople(c.eventStore()))
                .registerComponent(SecurityRoles.class, c -> new RecordedSecurityRoles(() -> c))
                .start();
        other = bus;
        return bus;
    }

    private static void on(Configuration bus, Object command) {
        while (true) {
            try {
                bus.commandGateway().sendAndWait(command);
                return;
            } catch (ConcurrencyException e) {
                continue; // as the gateway of the product sends what lost a race again
            }
        }
    }

    private static @Nullable RejectionCode outcome(Runnable command) {
        try {
            command.run();
            return null;
        } catch (Refused e) {
            return e.details().code();
        } catch (Rejection e) {
            return e.code();
        }
    }

    private static List<@Nullable RejectionCode> together(
            Callable<@Nullable RejectionCode> one, Callable<@Nullable RejectionCode> two)
            throws InterruptedException, ExecutionException {
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var futures = Stream.of(one, two)
                    .map(each -> threads.submit(() -> {
                        barrier.await();
                        return each.call();
                    }))
                    .toList();
            List<@Nullable RejectionCode> outcomes = new ArrayList<>();
            for (Future<@Nullable RejectionCode> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private void stored(Object stream, Object event) {
        var sequence = recorded(stream).size();
        engine.appendEvents(new GenericDomainEventMessage<>("test", Objects.toString(stream), sequence, event));
    }

    private List<Object> recorded(Object stream) {
        List<Object> found = new ArrayList<>();
        events.readEvents(stream.toString()).asStream().map(Message::getPayload).forEach(found::add);
        return found;
    }
}
