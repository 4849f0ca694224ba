package io.vdibroker.query.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event that there is, as it is stored now: the last of its lines. */
public final class StoredForms {

    /** One event; its JSON has a value for everything. */
    public record StoredForm(Class<?> type, String json) {

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    private StoredForms() {}

    public static Stream<StoredForm> events() {
        try {
            return Files.readAllLines(Path.of("..", "api", "src", "test", "resources", "stored-forms.txt")).stream()
                    .map(line -> line.split(" ", 3))
                    .filter(parts -> parts[0].contains(".event."))
                    .map(parts -> new StoredForm(type(parts[0]), parts[2]))
                    .collect(Collectors.toMap(
                            StoredForm::type, form -> form, (earlier, later) -> later, LinkedHashMap::new))
                    .values()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
