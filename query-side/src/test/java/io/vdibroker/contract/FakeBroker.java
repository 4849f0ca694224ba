package io.vdibroker.contract;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.ConsoleAccess;
import io.vdibroker.api.controller.query.ControllerHeartbeat;
import io.vdibroker.api.controller.query.GetConsoleAccess;
import io.vdibroker.api.controller.query.WatchController;
import io.vdibroker.api.person.command.MarkPoolFavourite;
import io.vdibroker.api.person.command.UnmarkPoolFavourite;
import io.vdibroker.api.person.event.PoolMarkedFavourite;
import io.vdibroker.api.person.event.PoolUnmarkedFavourite;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.refusal.command.NoteFailedSignIn;
import io.vdibroker.api.refusal.command.NoteMoreFailedSignIns;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.command.EndOldestSession;
import io.vdibroker.api.session.command.EndSession;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.api.session.event.SessionStarted;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stands for the other sides of the broker: decides what a test tells it to, and records what it was asked. */
@Component
class FakeBroker {

    final List<Object> commands = new CopyOnWriteArrayList<>();
    final List<String> notedBy = new CopyOnWriteArrayList<>();
    final Map<PoolId, Function<RequestDesktop, DesktopTicket>> pools = new ConcurrentHashMap<>();
    volatile Function<GetConsoleAccess, CompletableFuture<ConsoleAccess>> consoles =
            query -> CompletableFuture.failedFuture(new IllegalStateException("no console"));
    volatile boolean controllerAnswers;
    volatile boolean busy;

    private final EventGateway events;
    private final QueryUpdateEmitter emitter;
    private final Clock clock;

    FakeBroker(EventGateway events, QueryUpdateEmitter emitter, Clock clock) {
        this.events = events;
        this.emitter = emitter;
        this.clock = clock;
    }

    static RuntimeException refused(RejectionCode code) {
        return new CommandExecutionException("refused", null, new RejectionDetails(code, "a text for administrators"));
    }

    static RuntimeException unanswered(RejectionCode code) {
        return new QueryExecutionException("refused", null, new RejectionDetails(code, "a text for administrators"));
    }

    @CommandHandler
    DesktopTicket handle(RequestDesktop command, @MetaDataValue("actor") String actor) {
        commands.add(command);
        if (!actor.equals(command.userId().value().toString())) {
            throw refused(RejectionCode.NOT_ALLOWED);
        }
        return pools.getOrDefault(command.poolId(), request -> {
                    throw refused(RejectionCode.NOT_FOUND);
                })
                .apply(command);
    }

    @CommandHandler
    void handle(StartSession command, @MetaDataValue("sessionId") @Nullable String session) {
        commands.add(command);
        if (!command.sessionId().value().toString().equals(session)) {
            throw refused(RejectionCode.SESSION_ENDED);
        }
        events.publish(new SessionStarted(
                command.sessionId(), command.userId(), command.kind(), command.clientVersion(), command.expiresAt()));
    }

    @CommandHandler
    void handle(EndSession command) {
        commands.add(command);
        events.publish(new SessionEnded(
                command.sessionId(),
                new io.vdibroker.api.person.UserId(java.util.UUID.randomUUID()),
                SessionEnd.SIGNED_OUT));
    }

    @CommandHandler
    void handle(EndOldestSession command, @MetaDataValue("actor") String actor) {
        commands.add(command);
        events.publish(new SessionEnded(
                command.sessionId(),
                new io.vdibroker.api.person.UserId(java.util.UUID.randomUUID()),
                SessionEnd.TOO_MANY));
    }

    @CommandHandler
    void handle(NoteFailedSignIn command, @MetaDataValue("actor") String actor) {
        commands.add(command);
        notedBy.add(actor);
    }

    @CommandHandler
    void handle(NoteMoreFailedSignIns command) {
        commands.add(command);
    }

    @CommandHandler
    void handle(ChangePower command) {
        commands.add(command);
        if (!pools.containsKey(command.poolId())) {
            throw refused(RejectionCode.MACHINE_NOT_IN_POOL);
        }
    }

    @CommandHandler
    void handle(MarkPoolFavourite command) {
        events.publish(new PoolMarkedFavourite(command.userId(), command.poolId()));
    }

    @CommandHandler
    void handle(UnmarkPoolFavourite command) {
        events.publish(new PoolUnmarkedFavourite(command.userId(), command.poolId()));
    }

    @QueryHandler
    CompletableFuture<ConsoleAccess> handle(GetConsoleAccess query) {
        commands.add(query);
        return consoles.apply(query);
    }

    @QueryHandler
    ControllerHeartbeat handle(WatchController query) {
        return heartbeat(query.controllerId());
    }

    void beat(ControllerId controllerId) {
        emitter.emit(
                WatchController.class, query -> query.controllerId().equals(controllerId), heartbeat(controllerId));
    }

    private ControllerHeartbeat heartbeat(ControllerId controllerId) {
        return new ControllerHeartbeat(controllerId, clock.instant(), controllerAnswers, null, clock.instant());
    }
}
