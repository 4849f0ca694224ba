package io.vdibroker.simulator.http;

import io.vdibroker.simulator.auth.Tokens;
import io.vdibroker.simulator.fault.Faults;
import io.vdibroker.simulator.state.Account;
import io.vdibroker.simulator.state.State.Remembered;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import io.vdibroker.simulator.task.TaskView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers requests: route, token, idempotency, and then either at once, with a task, or when the task has ended. */
@Component
class Api {
    private final World world;
    private final Router router;
    private final Tokens tokens;
    private final Idempotency idempotency;
    private final Faults faults;
    private final TaskEngine engine;
    private final TaskView taskView;
    private final Views views;
    private final Dialect dialect;

    Api(
            World world,
            Router router,
            Tokens tokens,
            Idempotency idempotency,
            Faults faults,
            TaskEngine engine,
            TaskView taskView,
            Views views,
            Dialect dialect) {
        this.world = world;
        this.router = router;
        this.tokens = tokens;
        this.idempotency = idempotency;
        this.faults = faults;
        this.engine = engine;
        this.taskView = taskView;
        this.views = views;
        this.dialect = dialect;
    }

    CompletableFuture<Reply> answer(Request request) {
        try {
            Optional<Reply> redirect = redirect(request);
            if (redirect.isPresent()) {
                return CompletableFuture.completedFuture(redirect.get());
            }
            Router.Match match = route(request);
            return request.method().equals("GET")
                    ? world.read(() -> locked(request, match))
                    : world.change(() -> locked(request, match));
        } catch (EcpError e) {
            return CompletableFuture.completedFuture(Json.reply(e.status(), dialect.worded(e)));
        }
    }

    private Optional<Reply> redirect(Request request) {
        String slashed = request.path() + "/";
        if (request.path().endsWith("/") || !request.method().equals("GET") || !router.knows(slashed)) {
            return Optional.empty();
        }
        String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
        return Optional.of(Reply.redirect(slashed + query));
    }

    private Router.Match route(Request request) {
        return router.find(request.method(), request.path())
                .orElseThrow(() -> router.knows(request.path())
                        ? new EcpError(405, "50005", "Method " + request.method() + " is not allowed.")
                        : EcpError.unknownUrl());
    }

    private CompletableFuture<Reply> locked(Request request, Router.Match match) {
        Account account = match.route().open() ? null : tokens.authorize(request.authorization());
        String body = request.method().equals("GET") ? "" : request.body();
        Call call = new Call(request, match.variables(), Json.object(body), account);
        Optional<Remembered> remembered = idempotency.find(call);
        if (remembered.isPresent()) {
            return again(call, remembered.get());
        }
        Answer answer = match.route().endpoint().answer(call);
        if (answer instanceof Answer.Accepted accepted) {
            faults.on(request, accepted.task());
        }
        String shown = dialect.worded(Json.text(shown(answer)));
        idempotency.remember(call, answer, shown);
        if (answer instanceof Answer.Accepted accepted && call.wantsResult()) {
            return whenEnded(accepted.task(), accepted.resultClass(), accepted.resultId());
        }
        return reply(answer instanceof Answer.Done done ? done.status() : 202, shown);
    }

    private Object shown(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            Map<String, Object> body = new LinkedHashMap<>();
            if (accepted.created() != null) {
                body.put("entity", accepted.created());
            }
            body.put("_task", taskView.info(accepted.task()));
            return body;
        }
        return ((Answer.Done) answer).body();
    }

    private CompletableFuture<Reply> again(Call call, Remembered remembered) {
        Task task = remembered.task() == null ? null : world.state().tasks.get(remembered.task());
        if (task != null && call.wantsResult()) {
            return whenEnded(task, remembered.resultClass(), remembered.resultId());
        }
        return reply(remembered.status(), remembered.body());
    }

    /** The caller is held, and nothing else is. */
    private CompletableFuture<Reply> whenEnded(Task task, @Nullable String resultClass, @Nullable String resultId) {
        return engine.ended(task)
                .thenApply(ended -> world.read(() -> {
                    if (ended.status != Task.Status.SUCCESS) {
                        return Json.reply(400, dialect.worded(EcpError.refused(ended.error)));
                    }
                    String shown = Json.text(
                            resultClass == null || resultId == null ? Map.of() : views.show(resultClass, resultId));
                    return Reply.of(200, Json.TYPE, dialect.worded(shown));
                }));
    }

    private static CompletableFuture<Reply> reply(int status, String json) {
        return CompletableFuture.completedFuture(Reply.of(status, Json.TYPE, json));
    }
}
