package io.vdibroker.simulator.fault;

import io.vdibroker.simulator.http.Request;
import io.vdibroker.simulator.state.Domain;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A fault with its dice, and how often it has struck. */
final class ArmedFault {
    private final String id;
    private final Fault fault;
    private final Random dice;
    private final @Nullable Pattern path;
    private final @Nullable Pattern names;
    private int hits;
    private int passed;
    private @Nullable Instant first;

    ArmedFault(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
        this.dice = new Random(fault.seed() == null ? 1 : fault.seed());
        this.path = fault.path() == null ? null : glob(fault.path(), "[^/]*");
        this.names = fault.names() == null ? null : glob(fault.names(), ".*");
    }

    /** {@code **} stands for anything, {@code *} for a part of it. */
    private static Pattern glob(String glob, String star) {
        String pattern = Pattern.quote(glob)
                .replace("**", "\\E.\0\\Q")
                .replace("*", "\\E" + star.replace('*', '\0') + "\\Q")
                .replace('\0', '*');
        return Pattern.compile(pattern);
    }

    String id() {
        return id;
    }

    Fault fault() {
        return fault;
    }

    int hits() {
        return hits;
    }

    boolean matches(Request request, Set<String> subjects) {
        String method = fault.method();
        return (method == null || method.toUpperCase(Locale.ROOT).equals(request.method()))
                && matches(request.path())
                && (names == null
                        || subjects.stream()
                                .anyMatch(name -> names.matcher(name).matches()));
    }

    boolean matches(String requestPath) {
        return path == null || path.matcher(requestPath).matches();
    }

    boolean matches(Domain domain, @Nullable String templateName) {
        String template = fault.template();
        boolean rightTemplate = template == null || template.equals(domain.origin) || template.equals(templateName);
        return rightTemplate && (names == null || names.matcher(domain.name).matches());
    }

    boolean isOf(Fault.Subject subject) {
        return fault.kind().subject() == subject;
    }

    /** Rolls the dice; true when the fault strikes now. */
    boolean strikes(Instant now) {
        if ((fault.count() != null && hits >= fault.count()) || isOver(now)) {
            return false;
        }
        if (fault.probability() != null && dice.nextDouble() >= fault.probability()) {
            return false;
        }
        if (fault.skip() != null && passed < fault.skip()) {
            passed++;
            return false;
        }
        if (hits == 0) {
            first = now;
        }
        hits++;
        return true;
    }

    /** A fault for a time heals by itself, counted from when it first struck. */
    private boolean isOver(Instant now) {
        return fault.forMs() != null && first != null && !now.isBefore(first.plusMillis(fault.forMs()));
    }

    Random dice() {
        return dice;
    }
}
