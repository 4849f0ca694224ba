package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.fault.Fault.Kind;
import io.vdibroker.simulator.http.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the faults make of one request: how late it is, and the one thing that goes wrong with it. */
public record Verdict(Duration delay, @Nullable Fault fault, long dice) {
    private static final Duration HANGS = Duration.ofMinutes(1);

    /** How long the client is left without a word, if it is. */
    public Optional<Duration> hang() {
        if (fault == null || (fault.kind() != Kind.HANG_BEFORE && fault.kind() != Kind.HANG_AFTER)) {
            return Optional.empty();
        }
        return Optional.of(fault.delayMs() == null ? HANGS : Duration.ofMillis(fault.delayMs()));
    }

    /** False when the request never reaches what it is about. */
    public boolean isApplied() {
        if (fault == null) {
            return true;
        }
        return switch (fault.kind()) {
            case STATUS, LOCKED -> fault.isApplied();
            case DROP_BEFORE, HANG_BEFORE -> false;
            default -> true;
        };
    }

    /** The answer without asking anybody. */
    public Reply instead() {
        return spoiled(Reply.of(0, "", ""));
    }

    /** What the client gets instead of the true answer. */
    public Reply spoiled(Reply reply) {
        return fault == null ? reply : Spoiler.spoil(fault, reply, dice);
    }
}
