package io.vdibroker.query.client.web;

import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.query.client.desktop.DesktopAccess;
import io.vdibroker.query.client.desktop.DesktopRequests;
import io.vdibroker.query.client.desktop.NoDesktop;
import io.vdibroker.query.client.socket.ClientConnections;
import io.vdibroker.query.person.Account;
import io.vdibroker.query.person.Users;
import io.vdibroker.query.pool.PoolsOfUser;
import io.vdibroker.query.pool.UserPool;
import io.vdibroker.web.Caller;
import io.vdibroker.web.Callers;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.NotAuthenticated;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.async.DeferredResult;

/** The one call that everything is about: a machine of the pool, now. */
@ClientRest
class DesktopEndpoint {

    private static final Duration BEYOND_THE_WAIT = Duration.ofSeconds(10);

    /** What the viewer needs. The list of applications is of pools that we do not have. */
    record Desktop(
            String host,
            int port,
            @Nullable String token,
            String password,
            String vm_verbose_name,
            String vm_id,
            String vm_controller_address,
            PoolType pool_type,
            List<String> permissions,
            List<Object> farm_list) {

        @Override
        public String toString() {
            return "Desktop(" + vm_id + ")";
        }
    }

    private final PoolsOfUser pools;
    private final Callers callers;
    private final Users users;
    private final ControllerHosts controllers;
    private final DesktopRequests requests;
    private final ClientConnections connections;
    private final Phrases phrases;
    private final Duration patience;

    DesktopEndpoint(
            PoolsOfUser pools,
            Callers callers,
            Users users,
            ControllerHosts controllers,
            DesktopRequests requests,
            ClientConnections connections,
            Phrases phrases,
            ClientProperties properties) {
        this.pools = pools;
        this.callers = callers;
        this.users = users;
        this.controllers = controllers;
        this.requests = requests;
        this.connections = connections;
        this.phrases = phrases;
        this.patience = properties.requestWait().plus(BEYOND_THE_WAIT);
    }

    @EvenWhenBusy
    @PostMapping("/client/pools/{poolId}")
    DeferredResult<ResponseEntity<Object>> desktop(
            @PathVariable PoolId poolId, Caller caller, HttpServletRequest request) {
        var body = ClientBody.of(request);
        var pool = pools.of(caller.userId(), poolId)
                .orElseThrow(() -> new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_POOL));
        var protocol = protocol(body)
                .filter(pool.protocols()::contains)
                .orElseThrow(() -> new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_PROTOCOL));
        var progress = connections.progressOf(caller, body.number("request_id"), phrases.languageOf(request));
        var result = new DeferredResult<ResponseEntity<Object>>(patience.toMillis());
        requests.request(new DesktopRequests.Ask(caller, poolId, protocol), progress)
                .whenComplete((access, error) -> {
                    var lost = lostMeanwhile(caller, poolId);
                    if (lost.isPresent()) {
                        result.setErrorResult(lost.get());
                    } else if (error == null) {
                        result.setResult(answer(caller, pool, access));
                    } else {
                        result.setErrorResult(error);
                    }
                });
        return result;
    }

    /** A minute is long: the session may have ended, or the right to the pool be gone. */
    private Optional<RuntimeException> lostMeanwhile(Caller caller, PoolId poolId) {
        if (callers.hasEnded(caller.sessionId())) {
            return Optional.of(new NotAuthenticated());
        }
        return pools.of(caller.userId(), poolId).isPresent()
                ? Optional.empty()
                : Optional.of(new NoDesktop(NoDesktop.Code.NOT_FOUND, Phrase.NO_SUCH_POOL));
    }

    private ResponseEntity<Object> answer(Caller caller, UserPool pool, DesktopAccess access) {
        var machine = access.machine();
        var name = machine.name();
        return Envelope.of(new Desktop(
                access.host(),
                access.port(),
                null,
                access.password(),
                name == null ? "" : name,
                machine.machineId().value().toString(),
                controllers.hostOf(pool.controllerId()),
                pool.type(),
                users.byId(caller.userId()).map(Account::permissions).orElse(Set.of()).stream()
                        .map(Enum::name)
                        .sorted()
                        .toList(),
                List.of()));
    }

    /** A client that does not say gets the console, as before there were others. */
    private static Optional<Protocol> protocol(ClientBody body) {
        var name = body.text("remote_protocol").orElse(Protocol.SPICE.name());
        if (name.equals("LOADPLAY")) { // as older clients spell it
            return Optional.of(Protocol.LOUDPLAY);
        }
        return List.of(Protocol.values()).stream()
                .filter(protocol -> protocol.name().equals(name))
                .findFirst();
    }
}
