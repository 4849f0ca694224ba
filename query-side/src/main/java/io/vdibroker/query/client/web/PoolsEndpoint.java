package io.vdibroker.query.client.web;

import io.vdibroker.api.person.command.MarkPoolFavourite;
import io.vdibroker.api.person.command.UnmarkPoolFavourite;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.desktop.NoDesktop;
import io.vdibroker.query.person.Users;
import io.vdibroker.query.pool.PoolsOfUser;
import io.vdibroker.query.pool.UserPool;
import io.vdibroker.web.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The pools that the signed-in person may use, and which of them are favourites. */
@ClientRest
class PoolsEndpoint {

    private static final Set<String> YES = Set.of("true", "1");

    /** The favourite is a number, because the first client had it so. */
    record Pool(
            String id,
            String name,
            @Nullable String os_type,
            String status,
            List<String> connection_types,
            int favorite) {}

    record Done(boolean ok) {}

    private final PoolsOfUser pools;
    private final Users users;
    private final ClientChanges changes;
    private final Commands commands;

    PoolsEndpoint(PoolsOfUser pools, Users users, ClientChanges changes, Commands commands) {
        this.changes = changes;
        this.pools = pools;
        this.users = users;
        this.commands = commands;
    }

    @GetMapping("/client/pools")
    ResponseEntity<Object> pools(
            Caller caller, @RequestHeader(name = "Get-Favorite-Only", defaultValue = "false") String favouritesOnly) {
        var favourites = users.favouritesOf(caller.userId());
        var only = YES.contains(favouritesOnly.toLowerCase(Locale.ROOT));
        return Envelope.of(pools.of(caller.userId()).stream()
                .filter(pool -> !only || favourites.contains(pool.poolId()))
                .map(pool -> shown(pool, favourites))
                .toList());
    }

    @PostMapping("/client/pools/{poolId}/add-pool-to-favorite")
    CompletableFuture<ResponseEntity<Object>> mark(@PathVariable PoolId poolId, Caller caller) {
        changes.count(caller);
        if (pools.of(caller.userId(), poolId).isEmpty()) {
            throw new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_POOL);
        }
        return commands.with(caller.metadata())
                .send(new MarkPoolFavourite(caller.userId(), poolId))
                .thenApply(done -> Envelope.of(new Done(true)));
    }

    /** Also of a pool that is not theirs any more. */
    @PostMapping("/client/pools/{poolId}/remove-pool-from-favorite")
    CompletableFuture<ResponseEntity<Object>> unmark(@PathVariable PoolId poolId, Caller caller) {
        changes.count(caller);
        return commands.with(caller.metadata())
                .send(new UnmarkPoolFavourite(caller.userId(), poolId))
                .thenApply(done -> Envelope.of(new Done(true)));
    }

    private static Pool shown(UserPool pool, Set<PoolId> favourites) {
        return new Pool(
                pool.poolId().value().toString(),
                pool.name(),
                pool.osType(),
                pool.status().name(),
                pool.protocols().stream().map(Protocol::name).toList(),
                favourites.contains(pool.poolId()) ? 1 : 0);
    }
}
