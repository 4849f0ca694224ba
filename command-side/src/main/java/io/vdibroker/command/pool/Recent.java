package io.vdibroker.command.pool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Remembers the last few of what is over, so that what comes late or twice for them is known as such. */
final class Recent<T> {
    private static final int CAPACITY = 256;

    private final LinkedHashSet<T> values = new LinkedHashSet<>();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Recent(Collection<T> oldestFirst) {
        oldestFirst.forEach(this::add);
    }

    boolean contains(T value) {
        return values.contains(value);
    }

    void add(T value) {
        values.remove(value);
        values.add(value);
        if (values.size() > CAPACITY) {
            values.remove(values.iterator().next());
        }
    }

    void remove(T value) {
        values.remove(value);
    }

    @JsonValue
    List<T> oldestFirst() {
        return new ArrayList<>(values);
    }
}
