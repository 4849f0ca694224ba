package io.vdibroker.simulator.fault;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One fault as a test asks for it. What is absent matches everything, or has the default of its kind. */
public record Fault(
        Kind kind,
        @Nullable String method,
        @Nullable String path,
        @Nullable Integer count,
        @Nullable Double probability,
        @Nullable Long seed,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String html,
        @Nullable Long delayMs,
        @Nullable Integer subtasks,
        @Nullable String template,
        @Nullable String names) {

    /** What goes wrong. */
    public enum Kind {
        /** The answer is an error; nothing is applied. */
        STATUS,
        /** The answer comes later. */
        SLOW,
        /** The connection ends; nothing is applied. */
        DROP_BEFORE,
        /** The request is applied, and then the connection ends. */
        DROP_AFTER,
        /** The accepted task fails, or as many of its subtasks as asked. */
        TASK_FAILS,
        /** The accepted task goes on for ever. */
        TASK_NEVER_ENDS,
        /** The removal of a machine fails, by whatever request. */
        REMOVE_FAILS,
        /** The agent of a machine stays silent after its boot. */
        AGENT_SILENT
    }

    public Fault {
        Objects.requireNonNull(kind, "A fault has a kind");
    }

    /** The detail, or the default text. */
    public String text(String absent) {
        return detail == null ? absent : detail;
    }
}
