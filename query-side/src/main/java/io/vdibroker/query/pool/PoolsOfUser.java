package io.vdibroker.query.pool;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.query.person.Account;
import io.vdibroker.query.person.Users;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which pools somebody may use, by own entitlement or by that of a group: three reads by {@code _id}. */
@Component
public class PoolsOfUser {

    private final MongoCollection<Document> parties;
    private final MongoCollection<Document> pools;
    private final Users users;
    private final Clock clock;

    PoolsOfUser(PoolCollections views, Users users, Clock clock) {
        parties = views.parties;
        pools = views.pools;
        this.users = users;
        this.clock = clock;
    }

    /** By name; pools that are being made or removed are among them, with their status. */
    public List<UserPool> of(UserId userId) {
        List<UserPool> found = new ArrayList<>();
        pools.find(in("_id", entitledTo(userId)))
                .map(as(PoolDocument.class))
                .forEach(document -> found.add(document.toUserPool()));
        found.sort(Comparator.comparing(UserPool::name, String.CASE_INSENSITIVE_ORDER));
        return found;
    }

    /** Empty if there is no such pool, or the user may not know of it. */
    public Optional<UserPool> of(UserId userId, PoolId poolId) {
        var pool = poolId.value().toString();
        if (!entitledTo(userId).contains(pool)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        pools.find(eq("_id", pool)).map(as(PoolDocument.class)).first())
                .map(PoolDocument::toUserPool);
    }

    /** Whether the account is not locked, and is entitled. */
    boolean mayUse(UserId userId, PoolId poolId) {
        return users.byId(userId).filter(Account::active).isPresent()
                && entitledTo(userId).contains(poolId.value().toString());
    }

    /** Whether the pool makes no machines at present, because too many failed. */
    public boolean isGrowthPaused(PoolId poolId) {
        var until = Optional.ofNullable(pools.find(eq("_id", poolId.value().toString()))
                        .map(as(PoolDocument.class))
                        .first())
                .map(PoolDocument::pausedUntil);
        return until.filter(moment -> moment.isAfter(clock.instant())).isPresent();
    }

    private Set<String> entitledTo(UserId userId) {
        List<String> keys = new ArrayList<>();
        keys.add(userId.toString());
        users.byId(userId).map(Account::groups).orElse(Set.of()).stream()
                .map(GroupId::toString)
                .forEach(keys::add);
        Set<String> entitled = new HashSet<>();
        parties.find(in("_id", keys)).map(as(PartyDocument.class)).forEach(party -> {
            if (party.pools() != null) {
                entitled.addAll(party.pools().keySet());
            }
        });
        return entitled;
    }

    record PartyDocument(@JsonProperty("_id") String id, @Nullable Map<String, Boolean> pools) {}
}
