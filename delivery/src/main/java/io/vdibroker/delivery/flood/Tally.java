package io.vdibroker.delivery.flood;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what may happen very often, without growing with it. The first of a kind is told at once; how many followed it,
 * at the end of the window. Beyond the allowance kinds are folded into a few, of which only the number is told. Memory is
 * bounded by the same limits. What is told last before a kill may be lost, the first of a kind is not.
 *
 * @param <K> a kind, by its equality
 */
public final class Tally<K> {

    /** So often it happened, beside what was told before. */
    public record Count<K>(K kind, int times, Instant firstAt, Instant lastAt) {

        private Count<K> andAt(Instant at) {
            return times == 0 ? new Count<>(kind, 1, at, at) : new Count<>(kind, times + 1, firstAt, at);
        }
    }

    private final TallyLimits limits;
    private final Clock clock;
    private final Allowance allowance;
    private final Function<K, Object> source;
    private final UnaryOperator<K> narrow;
    private final UnaryOperator<K> fold;
    private final Consumer<Count<K>> teller;

    private final Map<K, Count<K>> counts = new LinkedHashMap<>();
    private final Map<Object, Integer> kindsOfSource = new HashMap<>();

    /**
     * Tells by the teller, which must not wait.
     *
     * @param source who is behind a kind, of whom only so many kinds are told one by one
     * @param narrow makes one of the fewer kinds of a source, of which the same is told beyond that
     * @param fold makes one of a few kinds of any
     */
    public Tally(
            TallyLimits limits,
            Clock clock,
            Function<K, Object> source,
            UnaryOperator<K> narrow,
            UnaryOperator<K> fold,
            Consumer<Count<K>> teller) {
        this.limits = limits;
        this.clock = clock;
        this.allowance = new Allowance(limits.atOnce(), Duration.ofMinutes(1).dividedBy(limits.perMinute()), clock);
        this.source = source;
        this.narrow = narrow;
        this.fold = fold;
        this.teller = teller;
    }

    /** Once more. */
    public void happened(K kind) {
        var first = counted(kind, clock.instant());
        if (first != null) {
            teller.accept(first);
        }
    }

    private synchronized @Nullable Count<K> counted(K kind, Instant now) {
        if (counts.computeIfPresent(kind, (known, count) -> count.andAt(now)) != null) {
            return null;
        }
        var kinds = kindsOfSource.getOrDefault(source.apply(kind), 0);
        if (kinds < limits.kindsPerSource() && allowance.take()) {
            kindsOfSource.put(source.apply(kind), kinds + 1);
            counts.put(kind, new Count<>(kind, 0, now, now));
            return new Count<>(kind, 1, now, now);
        }
        var narrowed = narrow.apply(kind);
        if (counts.computeIfPresent(narrowed, (known, count) -> count.andAt(now)) != null) {
            return null;
        }
        var folded = fold.apply(kind);
        if (!narrowed.equals(folded) && allowance.take()) {
            counts.put(narrowed, new Count<>(narrowed, 0, now, now));
            return new Count<>(narrowed, 1, now, now);
        }
        counts.put(
                folded,
                counts.getOrDefault(folded, new Count<>(folded, 0, now, now)).andAt(now));
        return null;
    }

    /** Tells the numbers; from now on the first of each kind is told at once again. */
    public void endWindow() {
        List<Count<K>> ended;
        synchronized (this) {
            ended = new ArrayList<>(counts.values());
            counts.clear();
            kindsOfSource.clear();
        }
        ended.stream().filter(count -> count.times() > 0).forEach(teller);
    }
}
