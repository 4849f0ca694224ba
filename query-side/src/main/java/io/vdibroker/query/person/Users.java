package io.vdibroker.query.person;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.delivery.group.Freshness;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts by id and by login. */
@Component
public class Users {

    private final MongoCollection<Document> users;
    private final MongoCollection<Document> groups;
    private final Freshness fresh;

    Users(PersonCollections views, Freshness fresh) {
        this.fresh = fresh;
        users = views.users;
        groups = views.groups;
    }

    /** The account with this login, also if it was registered only just now; whether it may sign in, it says itself. */
    public Optional<Account> byLogin(LoginKey loginKey) {
        fresh.upTo(PersonCollections.GROUP);
        return Optional.ofNullable(users.find(eq("loginKey", loginKey.value()))
                        .map(as(UserDocument.class))
                        .first())
                .map(UserDocument::toAccount);
    }

    /** The account of this person. */
    public Optional<Account> byId(UserId userId) {
        return Optional.ofNullable(users.find(eq("_id", userId.value().toString()))
                        .map(as(UserDocument.class))
                        .first())
                .map(UserDocument::toAccount);
    }

    /** The pools that the person marked, whether or not they may still be used. */
    public Set<PoolId> favouritesOf(UserId userId) {
        var document = users.find(eq("_id", userId.value().toString()))
                .map(as(FavouritesDocument.class))
                .first();
        return document == null || document.favourites() == null
                ? Set.of()
                : document.favourites().keySet().stream().map(PoolId::of).collect(toUnmodifiableSet());
    }

    /** The person's own roles and those of their groups; none for a locked account. */
    public Set<Role> rolesOf(Account account) {
        var roles = EnumSet.noneOf(Role.class);
        if (account.active()) {
            roles.addAll(account.ownRoles());
            var ids = account.groups().stream()
                    .map(group -> group.value().toString())
                    .toList();
            groups.find(in("_id", ids)).map(as(GroupDocument.class)).forEach(group -> {
                if (group.roles() != null) {
                    roles.addAll(group.roles());
                }
            });
        }
        return roles;
    }

    /** The sealed logins of those who are known. */
    public Map<UserId, Sealed> loginsOf(Collection<UserId> ids) {
        Map<UserId, Sealed> logins = new HashMap<>();
        if (!ids.isEmpty()) {
            var keys = ids.stream().map(id -> id.value().toString()).toList();
            users.find(in("_id", keys))
                    .map(as(UserDocument.class))
                    .forEach(user -> logins.put(
                            user.toAccount().userId(), user.toAccount().login()));
        }
        return logins;
    }

    /** The names of those groups that are known. */
    public Map<GroupId, String> namesOf(Collection<GroupId> ids) {
        Map<GroupId, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            var keys = ids.stream().map(id -> id.value().toString()).toList();
            groups.find(in("_id", keys)).map(as(GroupDocument.class)).forEach(group -> {
                if (group.name() != null) {
                    names.put(group.groupId(), group.name());
                }
            });
        }
        return names;
    }

    record FavouritesDocument(@JsonProperty("_id") String id, @Nullable Map<String, Boolean> favourites) {}
}
