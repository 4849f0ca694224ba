package io.vdibroker.delivery.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Makes handlers fail on purpose. */
@Component
public class Trouble {

    private final Map<String, Supplier<? extends RuntimeException>> causes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    public void make(String where, Supplier<? extends RuntimeException> cause) {
        causes.put(where, cause);
    }

    public void heal(String where) {
        causes.remove(where);
    }

    public void healAll() {
        causes.clear();
    }

    public int calls(String where) {
        return calls.getOrDefault(where, new AtomicInteger()).get();
    }

    void maybe(String where) {
        calls.computeIfAbsent(where, w -> new AtomicInteger()).incrementAndGet();
        var cause = causes.get(where);
        if (cause != null) {
            throw cause.get();
        }
    }
}
