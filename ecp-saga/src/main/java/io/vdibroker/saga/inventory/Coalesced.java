package io.vdibroker.saga.inventory;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes one question of all that ask the same at the same time. */
final class Coalesced<K, V> {

    private final Map<K, CompletableFuture<V>> open = new ConcurrentHashMap<>();

    CompletableFuture<V> ask(K what, Supplier<CompletableFuture<V>> question) {
        var mine = new CompletableFuture<V>();
        var asked = open.putIfAbsent(what, mine);
        if (asked != null) {
            return asked.copy();
        }
        asked(question).whenComplete((answer, problem) -> {
            open.remove(what, mine);
            if (problem == null) {
                mine.complete(answer);
            } else {
                mine.completeExceptionally(problem);
            }
        });
        return mine.copy();
    }

    /** A question that cannot even be put fails like one that is not answered, or all who ask later would wait for it. */
    private static <V> CompletableFuture<V> asked(Supplier<CompletableFuture<V>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
