package io.vdibroker.command.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.ChangeGroupRoles;
import io.vdibroker.api.person.command.ChangePassword;
import io.vdibroker.api.person.command.ChangeUserRoles;
import io.vdibroker.api.person.command.DeactivateUser;
import io.vdibroker.api.person.command.LeaveGroup;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.command.DeletePool;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.command.RequestPoolTag;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.api.session.event.SessionStarted;
import io.vdibroker.command.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may send what, decided from what has happened and never from what the sender says. */
class AuthorityInterceptorTest {

    private static final UserId ANNA = new UserId(UUID.randomUUID());
    private static final UserId BORIS = new UserId(UUID.randomUUID());
    private static final GroupId OFFICE = new GroupId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final PoolId POOL = new PoolId(UUID.randomUUID());

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Map<String, Long> sequences = new HashMap<>();
    private final AuthorityInterceptor interceptor = new AuthorityInterceptor(new Authority(store));

    @Test
    void refusesWhoHasNoRole() {
        registered();
        refuses(new DeletePool(POOL, false), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void letsAnAdministratorPassAtOnceAfterTheRoleWasGiven() {
        registered();
        refuses(new DeletePool(POOL, false), RejectionCode.NOT_ALLOWED);
        happened(ANNA, new UserRolesChanged(ANNA, Set.of(Role.ADMINISTRATOR)));
        assertThat(pass(new DeletePool(POOL, false)).getMetaData()).containsEntry(Metadata.ROLES, "ADMINISTRATOR");
    }

    @Test
    void refusesAtOnceAfterTheRoleWasTaken() {
        registered();
        happened(ANNA, new UserRolesChanged(ANNA, Set.of(Role.ADMINISTRATOR)));
        pass(new DeletePool(POOL, false));
        happened(ANNA, new UserRolesChanged(ANNA, Set.of()));
        refuses(new DeletePool(POOL, false), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void countsTheRolesOfGroupsWhileOneIsAMember() {
        registered();
        happened(OFFICE, new GroupRolesChanged(OFFICE, Set.of(Role.ADMINISTRATOR)));
        happened(ANNA, new GroupJoined(ANNA, OFFICE));
        pass(new DeletePool(POOL, false));
        happened(ANNA, new GroupLeft(ANNA, OFFICE));
        refuses(new DeletePool(POOL, false), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void letsNoAdministratorMakeAdministrators() {
        registered();
        happened(ANNA, new UserRolesChanged(ANNA, Set.of(Role.ADMINISTRATOR)));
        refuses(new ChangeUserRoles(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR)), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void includesLowerRolesInHigherOnes() {
        registered();
        happened(ANNA, new UserRolesChanged(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR)));
        pass(new DeletePool(POOL, false));
    }

    @Test
    void letsNobodyTakeTheOwnRoleOfASecurityAdministratorAway() {
        registered();
        happened(ANNA, new UserRolesChanged(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR)));
        refuses(new ChangeUserRoles(ANNA, Set.of(Role.ADMINISTRATOR)), RejectionCode.NOT_ALLOWED);
        refuses(new DeactivateUser(ANNA), RejectionCode.NOT_ALLOWED);
        pass(new ChangeUserRoles(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR, Role.OPERATOR)));
        pass(new ChangeUserRoles(BORIS, Set.of()));
        pass(new DeactivateUser(BORIS));
    }

    @Test
    void letsNobodyTakeItFromTheGroupThatGivesIt() {
        registered();
        happened(OFFICE, new GroupRolesChanged(OFFICE, Set.of(Role.SECURITY_ADMINISTRATOR)));
        happened(ANNA, new GroupJoined(ANNA, OFFICE));
        refuses(new ChangeGroupRoles(OFFICE, Set.of(Role.OPERATOR)), RejectionCode.NOT_ALLOWED);
        refuses(new LeaveGroup(ANNA, OFFICE), RejectionCode.NOT_ALLOWED);
        pass(new LeaveGroup(BORIS, OFFICE));
        happened(ANNA, new UserRolesChanged(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR)));
        pass(new ChangeGroupRoles(OFFICE, Set.of(Role.OPERATOR)));
        pass(new LeaveGroup(ANNA, OFFICE));
    }

    @Test
    void letsAUserAskForThemselvesOnly() {
        registered();
        pass(request(ANNA));
        refuses(request(BORIS), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void letsAUserChangeTheOwnPasswordOnly() {
        registered();
        pass(new ChangePassword(ANNA, "ref"));
        refuses(new ChangePassword(BORIS, "ref"), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void letsAUserEndTheOwnSessionOnly() {
        registered();
        pass(new EndSession(SESSION));
        refuses(new EndSession(new SessionId(UUID.randomUUID())), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void refusesPersonsWhatIsForPartsOfTheBroker() {
        registered();
        happened(ANNA, new UserRolesChanged(ANNA, Set.of(Role.SECURITY_ADMINISTRATOR)));
        refuses(new RequestPoolTag(POOL), RejectionCode.NOT_ALLOWED);
    }

    @Test
    void refusesAtOnceWhoseSessionHasEnded() {
        registered();
        pass(request(ANNA));
        happened(SESSION, new SessionEnded(SESSION, ANNA, SessionEnd.REVOKED));
        refuses(request(ANNA), RejectionCode.SESSION_ENDED);
    }

    @Nested
    class AfterAChangeOfThePassword {

        private final SessionId other = new SessionId(UUID.randomUUID());

        @BeforeEach
        void signedIn() {
            registered();
            happened(ANNA, new PasswordSet(ANNA, "first", null));
            happened(SESSION, started(SESSION));
            happened(other, started(other));
        }

        @Test
        void refusesTheOtherSessionsOfThePerson() {
            pass(request(ANNA));
            changed(other);
            refuses(request(ANNA), RejectionCode.SESSION_ENDED);
            pass(request(ANNA), metadata(other));
        }

        @Test
        void refusesAllSessionsIfAnotherPersonChangedIt() {
            changed(new SessionId(UUID.randomUUID()));
            refuses(request(ANNA), RejectionCode.SESSION_ENDED);
            changed(SESSION);
            changed(other);
            refuses(request(ANNA), RejectionCode.SESSION_ENDED);
        }

        @Test
        void letsASessionPassThatStartedLater() {
            changed(other);
            var later = new SessionId(UUID.randomUUID());
            happened(later, started(later), MetaData.emptyInstance(), NOW.plusSeconds(2));
            pass(request(ANNA), metadata(later));
        }

        @Test
        void startsASessionForThePasswordOfThePersonOnly() {
            var session = new SessionId(UUID.randomUUID());
            pass(start(session, "first"), metadata(session));
            assertThatThrownBy(() -> pass(start(session, "another"), metadata(session)))
                    .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(rejection.code())
                            .isEqualTo(RejectionCode.SESSION_ENDED));
            changed(other);
            assertThatThrownBy(() -> pass(start(session, "first"), metadata(session)))
                    .isInstanceOf(Rejection.class);
            pass(start(session, "next"), metadata(session));
        }

        private static StartSession start(SessionId session, String credentialRef) {
            return new StartSession(session, ANNA, SessionKind.CLIENT, null, Instant.MAX, credentialRef);
        }

        private void changed(SessionId by) {
            happened(ANNA, new PasswordSet(ANNA, "next", "first"), metadata(by), NOW.plusSeconds(1));
        }

        private SessionStarted started(SessionId sessionId) {
            return new SessionStarted(sessionId, ANNA, SessionKind.CLIENT, null, Instant.MAX);
        }
    }

    @Test
    void refusesWhoIsLockedOrUnknown() {
        refuses(request(ANNA), RejectionCode.SESSION_ENDED);
        registered();
        happened(ANNA, new UserDeactivated(ANNA));
        refuses(request(ANNA), RejectionCode.SESSION_ENDED);
    }

    @Test
    void stampsTheGroupsWhateverTheSenderSaid() {
        registered();
        happened(ANNA, new GroupJoined(ANNA, OFFICE));
        var lying = metadata().and(Metadata.GROUPS, UUID.randomUUID().toString());
        assertThat(pass(request(ANNA), lying).getMetaData())
                .containsEntry(Metadata.GROUPS, OFFICE.value().toString());
    }

    @Test
    void givesPartsOfTheBrokerNoGroups() {
        var system = MetaData.with(Metadata.ACTOR, "system:saga").and(Metadata.GROUPS, "some");
        assertThat(pass(new RequestPoolTag(POOL), system).getMetaData()).containsEntry(Metadata.GROUPS, "");
    }

    @Test
    void refusesACommandThatNobodySent() {
        assertThatThrownBy(() -> pass(request(ANNA), MetaData.emptyInstance()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RequestDesktop request(UserId userId) {
        return new RequestDesktop(
                POOL,
                new TicketId(UUID.randomUUID()),
                new ExpansionId(UUID.randomUUID()),
                userId,
                Protocol.SPICE,
                null);
    }

    private void registered() {
        happened(
                ANNA, new UserRegistered(ANNA, new LoginKey("hmac"), new Sealed(ANNA, "ciphertext"), null, null, null));
    }

    private void happened(Object stream, Object event) {
        happened(stream, event, MetaData.emptyInstance(), NOW);
    }

    private void happened(Object stream, Object event, MetaData metadata, Instant at) {
        var sequence = sequences.merge(stream.toString(), 0L, (last, ignored) -> last + 1);
        var message = new GenericEventMessage<>(UUID.randomUUID().toString(), event, metadata, at);
        store.publish(
                new GenericDomainEventMessage<>("test", stream.toString(), sequence, message, message::getTimestamp));
    }

    private static MetaData metadata() {
        return metadata(SESSION);
    }

    private static MetaData metadata(SessionId sessionId) {
        return MetaData.with(Metadata.ACTOR, ANNA.value().toString())
                .and(Metadata.SESSION_ID, sessionId.value().toString());
    }

    private void refuses(Object command, RejectionCode code) {
        assertThatThrownBy(() -> pass(command))
                .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(rejection.code())
                        .isEqualTo(code));
    }

    private CommandMessage<?> pass(Object command) {
        return pass(command, metadata());
    }

    private CommandMessage<?> pass(Object command, MetaData metadata) {
        var seen = new ArrayList<CommandMessage<?>>();
        var unitOfWork = DefaultUnitOfWork.startAndGet(
                GenericCommandMessage.<Object>asCommandMessage(command).withMetaData(metadata));
        try {
            interceptor.handle(unitOfWork, () -> {
                seen.add(unitOfWork.getMessage());
                return null;
            });
        } catch (Exception e) {
            throw e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        } finally {
            unitOfWork.rollback();
        }
        return seen.get(0);
    }
}
