package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Reply;
import java.util.Map;
import java.util.UUID;

/** Turns a good answer into a bad one. */
final class Spoiler {
    private static final String PAGE_TYPE = "text/html; charset=utf-8";

    private record Words(String code, String detail) {}

    /** What ECP says with these statuses (1.3, 1.6). */
    private static final Map<Integer, Words> WORDS = Map.of(
            401, new Words("invalid", "Signature has expired."),
            403, new Words("permission_denied", "You do not have permission to perform this action."),
            404, new Words("50004", "URL is not found."),
            418, new Words("50000", "The controller is being updated."));

    private Spoiler() {}

    static Reply spoil(Fault fault, Reply reply, long dice) {
        return switch (fault.kind()) {
            case STATUS -> status(fault);
            case LOCKED -> locked(fault);
            case DROP_BEFORE, DROP_AFTER -> reply.drop();
            case TRUNCATED -> reply.half();
            case MALFORMED -> reply.with(Json.TYPE, "{\"errors\": [");
            case HTML -> Reply.of(200, PAGE_TYPE, fault.html() == null ? "<h1>ECP is starting</h1>" : fault.html());
            case NO_CONTENT -> Reply.of(204, Json.TYPE, "");
            case EXTRA_KEYS -> reply.with(reply.contentType(), OtherKeys.added(reply.body(), dice));
            case MISSING_KEYS -> reply.with(reply.contentType(), OtherKeys.removed(reply.body(), dice));
            default -> reply;
        };
    }

    private static Reply status(Fault fault) {
        int status = fault.status() == null ? 500 : fault.status();
        if (fault.html() != null) {
            return Reply.of(status, PAGE_TYPE, fault.html());
        }
        Words words = WORDS.getOrDefault(status, new Words("50000", "Injected fault."));
        String code = fault.code() == null ? words.code() : fault.code();
        return Json.reply(status, EcpError.body(code, fault.text(words.detail()), null));
    }

    private static Reply locked(Fault fault) {
        EcpError locked = EcpError.locked("The entity", UUID.randomUUID().toString());
        return Json.reply(locked.status(), EcpError.body("50008", fault.text(locked.detail()), null));
    }
}
