package io.vdibroker.contract;

import static io.vdibroker.query.store.Samples.id;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.event.MachineCloned;
import io.vdibroker.api.machine.event.MachineStateChanged;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.ClientPermissionsChanged;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.DesktopReady;
import io.vdibroker.api.pool.event.DesktopRequestAccepted;
import io.vdibroker.api.pool.event.DesktopRequestQueued;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.query.desktop.Desktops;
import io.vdibroker.query.person.Users;
import io.vdibroker.query.pool.PoolsOfUser;
import io.vdibroker.secrets.PasswordHashes;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes things happen, and waits until the views show them. */
@Component
class World {

    static final String PASSWORD = "correct horse";

    final EventGateway events;
    final Users users;
    final PoolsOfUser pools;
    final Desktops desktops;
    private final PersonalData personalData;
    private final PasswordHashes passwords;
    private final Clock clock;

    World(
            EventGateway events,
            Users users,
            PoolsOfUser pools,
            Desktops desktops,
            PersonalData personalData,
            PasswordHashes passwords,
            Clock clock) {
        this.events = events;
        this.users = users;
        this.pools = pools;
        this.desktops = desktops;
        this.personalData = personalData;
        this.passwords = passwords;
        this.clock = clock;
    }

    String opened(Sealed sealed) {
        return personalData.open(sealed).orElseThrow();
    }

    /** A person with the password above. */
    UserId person(String login, Role... roles) {
        var userId = register(login, roles);
        await().until(() -> users.byId(userId)
                .filter(account -> account.credentialRef() != null)
                .filter(account -> account.ownRoles().size() == roles.length)
                .filter(account -> account.permissions().size() == 2)
                .isPresent());
        return userId;
    }

    /** The same; whether the views know it already is open. */
    UserId register(String login, Role... roles) {
        var userId = new UserId(UUID.randomUUID());
        events.publish(
                new UserRegistered(
                        userId,
                        new LoginKey(personalData.hmac(Purpose.USER_LOGIN, io.vdibroker.secrets.Logins.normal(login))),
                        personalData.seal(userId, login),
                        null,
                        null,
                        null),
                new PasswordSet(userId, passwords.store(PASSWORD), null),
                new UserRolesChanged(userId, Set.of(roles)),
                new ClientPermissionsChanged(
                        userId, Set.of(ClientPermission.USB_REDIR, ClientPermission.FOLDERS_REDIR)));
        return userId;
    }

    /** Somebody else, or the person in this session, set another password. */
    void passwordChanged(UserId userId, @Nullable SessionId by) {
        var change = new GenericEventMessage<>(new PasswordSet(userId, passwords.store("another phrase"), "replaced"));
        events.publish(
                by == null
                        ? change
                        : change.andMetaData(Map.of("sessionId", by.value().toString())));
    }

    ControllerId controller(String address) {
        var controllerId = new ControllerId(UUID.randomUUID());
        events.publish(new ControllerRegistered(
                controllerId, "ecp", address, new TlsTrust(TlsMode.SYSTEM, null), "a reference", "5.1.0"));
        return controllerId;
    }

    /** An active pool that these people may use. */
    PoolId pool(String name, ControllerId controllerId, List<Protocol> protocols, UserId... entitled) {
        var poolId = new PoolId(UUID.randomUUID());
        events.publish(
                new PoolCreated(
                        poolId,
                        PoolType.AUTOMATED,
                        name,
                        controllerId,
                        id("resource pool"),
                        null,
                        new PoolSettings(protocols, false, false, AfterDisconnect.NONE, 0),
                        new CloningSettings(id("template"), "vdi-", 1, 1, 10, 1, true, "Windows"),
                        null,
                        List.of()),
                new PoolActivated(poolId));
        for (var userId : entitled) {
            events.publish(new UserEntitled(poolId, userId));
            await().until(() -> pools.of(userId, poolId).isPresent());
        }
        return poolId;
    }

    /** A machine of the pool that was cloned and is in this state. */
    MachineId machine(
            PoolId poolId, ControllerId controllerId, String name, PowerState power, @Nullable String address) {
        var machineId = new MachineId(UUID.randomUUID());
        events.publish(new MachineCloned(
                machineId, poolId, controllerId, new OperationId(UUID.randomUUID()), name, List.of(), false));
        shows(machineId, poolId, power, address);
        await().until(() -> desktops.facts(machineId)
                .filter(facts -> facts.power() == power)
                .isPresent());
        return machineId;
    }

    void shows(MachineId machineId, PoolId poolId, PowerState power, @Nullable String address) {
        events.publish(new MachineStateChanged(
                machineId,
                poolId,
                power,
                address != null,
                address,
                5901,
                null,
                null,
                address == null ? Readiness.OFF : Readiness.ON_WITH_AGENT));
    }

    void assigned(PoolId poolId, MachineId machineId, UserId userId) {
        events.publish(new DesktopAssigned(
                poolId, new TicketId(UUID.randomUUID()), userId, machineId, AssignmentRule.BEST_FREE, 1, 0, 0));
        await().until(() -> desktops.assignment(poolId, userId).isPresent());
    }

    void queued(PoolId poolId, TicketId ticketId, UserId userId) {
        events.publish(new DesktopRequestQueued(
                poolId, ticketId, userId, by(userId), clock.instant().plusSeconds(600)));
    }

    void accepted(PoolId poolId, TicketId ticketId, UserId userId, MachineId machineId) {
        events.publish(
                new DesktopAssigned(poolId, ticketId, userId, machineId, AssignmentRule.BEST_FREE, 1, 0, 0),
                new DesktopRequestAccepted(poolId, ticketId, userId, machineId, by(userId), true, 1, List.of()));
    }

    void ready(PoolId poolId, TicketId ticketId, UserId userId, MachineId machineId) {
        events.publish(new DesktopReady(poolId, ticketId, userId, machineId));
    }

    private static Entitled by(UserId userId) {
        return new Entitled(EntitledKind.USER, userId.value());
    }
}
