package io.vdibroker.simulator.fault;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fault as a test asks for it (6.5). What is absent matches everything, or has the default of its kind. All kinds are
 * addressed alike: by method and path, how many are let pass before, and how many are struck.
 */
public record Fault(
        Kind kind,
        @Nullable String method,
        @Nullable String path,
        @Nullable Integer skip,
        @Nullable Integer count,
        @Nullable Long forMs,
        @Nullable Double probability,
        @Nullable Long seed,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String html,
        @Nullable Long delayMs,
        @Nullable Boolean applied,
        @Nullable Integer subtasks,
        @Nullable String template,
        @Nullable String names) {

    /** What goes wrong. */
    public enum Kind {
        /** The answer is an error; nothing is applied, unless {@code applied} says so. */
        STATUS(Subject.REQUEST),
        /** Refused because another task holds the entity; nothing is applied. */
        LOCKED(Subject.REQUEST),
        /** The answer comes later, and so does its effect. */
        SLOW(Subject.REQUEST),
        /** The connection ends; nothing is applied. */
        DROP_BEFORE(Subject.REQUEST),
        /** The request is applied, and then the connection ends. */
        DROP_AFTER(Subject.REQUEST),
        /** No answer ever comes; nothing is applied. */
        HANG_BEFORE(Subject.REQUEST),
        /** The request is applied, and no answer ever comes. */
        HANG_AFTER(Subject.REQUEST),
        /** Applied; the answer calls itself JSON and is none. */
        MALFORMED(Subject.REQUEST),
        /** Applied; half of the answer comes, and then the connection ends. */
        TRUNCATED(Subject.REQUEST),
        /** Applied; the answer is 200 with a page. */
        HTML(Subject.REQUEST),
        /** Applied; the answer is 204 with nothing. */
        NO_CONTENT(Subject.REQUEST),
        /** Applied; the answer has keys that nobody has heard of. */
        EXTRA_KEYS(Subject.REQUEST),
        /** Applied; the answer is without some of the keys that no client needs. */
        MISSING_KEYS(Subject.REQUEST),
        /** The accepted task fails, or as many of its subtasks as asked. */
        TASK_FAILS(Subject.TASK),
        /** The accepted task ends as if somebody had cancelled it. */
        TASK_CANCELED(Subject.TASK),
        /** The accepted task is lost, as with its node. */
        TASK_LOST(Subject.TASK),
        /** The accepted task ends as done in part: some of its subtasks failed. */
        TASK_PARTIAL(Subject.TASK),
        /** The accepted task goes on for ever. */
        TASK_NEVER_ENDS(Subject.TASK),
        /** The removal of a machine fails, by whatever request. */
        REMOVE_FAILS(Subject.MACHINE),
        /** The agent of a machine stays silent after its boot. */
        AGENT_SILENT(Subject.MACHINE),
        /** The websocket is closed instead of telling; {@code path} is the topic. */
        SOCKET_CLOSES(Subject.MESSAGE),
        /** The message is never sent. */
        SOCKET_SILENT(Subject.MESSAGE),
        /** The message is sent twice. */
        SOCKET_REPEATS(Subject.MESSAGE),
        /** The message is sent after the next one. */
        SOCKET_DISORDERS(Subject.MESSAGE);

        private final Subject subject;

        Kind(Subject subject) {
            this.subject = subject;
        }

        Subject subject() {
            return subject;
        }
    }

    /** What a kind strikes. */
    enum Subject {
        REQUEST,
        TASK,
        MACHINE,
        MESSAGE
    }

    public Fault {
        Objects.requireNonNull(kind, "A fault has a kind");
    }

    /** The detail, or the default text. */
    public String text(String absent) {
        return detail == null ? absent : detail;
    }

    /** True when the request has its effect although it looks as if it had not. */
    boolean isApplied() {
        return Boolean.TRUE.equals(applied);
    }
}
