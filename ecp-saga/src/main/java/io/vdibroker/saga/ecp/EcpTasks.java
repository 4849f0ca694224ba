package io.vdibroker.saga.ecp;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what ECP says when it takes a request: a task, or nothing more to wait for. */
final class EcpTasks {

    private static final int ACCEPTED = 202;

    private EcpTasks() {}

    static Accepted accepted(EcpAnswer answer) {
        var task = taskId(answer);
        if (task == null && answer.status() == ACCEPTED) {
            throw new EcpProblem.Malformed("ECP accepted the request and did not name the task", null);
        }
        return task == null ? Accepted.DONE : new Accepted(task);
    }

    /** The id of the tag is looked for by its class: the order of the entities means nothing. */
    static AcceptedTag acceptedTag(EcpAnswer answer) {
        var body = answer.body();
        var tag = EcpFacts.entityOf(body.path("_task"), "tag")
                .or(() -> EcpFacts.uuid(EcpFacts.text(body, "entity")))
                .or(() -> EcpFacts.uuid(EcpFacts.text(body, "id")))
                .map(UUID::toString)
                .orElseThrow(() -> new EcpProblem.Malformed("ECP accepted the tag and did not say its id", null));
        return new AcceptedTag(tag, taskId(answer));
    }

    private static @Nullable String taskId(EcpAnswer answer) {
        return EcpFacts.textOrNull(answer.body().path("_task"), "id");
    }
}
