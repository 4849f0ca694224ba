package io.vdibroker.query.person;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.vdibroker.query.store.Fields.put;

import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.ClientPermissionsChanged;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.PoolMarkedFavourite;
import io.vdibroker.api.person.event.PoolUnmarkedFavourite;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserDetailsChanged;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.pool.Entitled;
import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.query.desktop.DesktopUpdates;
import io.vdibroker.query.store.Fields;
import io.vdibroker.query.store.ViewWrites;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Keeps one document per user and per group. What identifies a person stays sealed. */
@Component
@ProcessingGroup(PersonCollections.GROUP)
class PersonProjector {

    private final PersonCollections views;
    private final ViewWrites writes;
    private final DesktopUpdates updates;

    PersonProjector(PersonCollections views, ViewWrites writes, DesktopUpdates updates) {
        this.views = views;
        this.writes = writes;
        this.updates = updates;
    }

    @EventHandler
    void on(UserRegistered event, @Timestamp Instant at) {
        change(
                event.userId(),
                set("loginKey", event.loginKey().value()),
                put("login", event.login()),
                put("firstName", event.firstName()),
                put("lastName", event.lastName()),
                put("mail", event.mail()),
                set("active", true),
                set("registeredAt", at));
    }

    @EventHandler
    void on(UserDetailsChanged event) {
        change(
                event.userId(),
                put("firstName", event.firstName()),
                put("lastName", event.lastName()),
                put("mail", event.mail()));
    }

    @EventHandler
    void on(PasswordSet event) {
        change(event.userId(), set("credentialRef", event.credentialRef()));
    }

    @EventHandler
    void on(GroupJoined event) {
        change(event.userId(), set("groups." + event.groupId().value(), true));
        tellEntitlements(event.userId());
    }

    @EventHandler
    void on(GroupLeft event) {
        change(event.userId(), unset("groups." + event.groupId().value()));
        tellEntitlements(event.userId());
    }

    @EventHandler
    void on(UserRolesChanged event) {
        change(event.userId(), set("roles", Fields.names(event.roles())));
    }

    @EventHandler
    void on(ClientPermissionsChanged event) {
        change(event.userId(), set("permissions", Fields.names(event.permissions())));
    }

    @EventHandler
    void on(PoolMarkedFavourite event) {
        change(event.userId(), set("favourites." + event.poolId().value(), true));
    }

    @EventHandler
    void on(PoolUnmarkedFavourite event) {
        change(event.userId(), unset("favourites." + event.poolId().value()));
    }

    @EventHandler
    void on(UserDeactivated event) {
        change(event.userId(), set("active", false));
    }

    @EventHandler
    void on(UserActivated event) {
        change(event.userId(), set("active", true));
    }

    @EventHandler
    void on(GroupCreated event, @Timestamp Instant at) {
        writes.upsert(
                views.groups, event.groupId().value().toString(), set("name", event.name()), set("createdAt", at));
    }

    @EventHandler
    void on(GroupRolesChanged event) {
        writes.upsert(views.groups, event.groupId().value().toString(), set("roles", Fields.names(event.roles())));
    }

    private void change(UserId userId, Bson... fields) {
        writes.upsert(views.users, userId.value().toString(), fields);
    }

    private void tellEntitlements(UserId userId) {
        writes.afterwards(() -> updates.publish(new Entitled(EntitledKind.USER, userId.value())));
    }
}
