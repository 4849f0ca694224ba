package io.vdibroker.saga.ecp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The facts of {@code requests.txt}, and requests of ours in the same form. */
final class SeenRequests {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SeenRequests() {}

    /** By operation. */
    static Map<String, List<Form>> table() {
        Map<String, List<Form>> table = new HashMap<>();
        for (var line : text().split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            var body = cells.get(4).equals("-")
                    ? Set.<String>of()
                    : Set.of(cells.get(4).split(" ", -1));
            table.computeIfAbsent(cells.get(0), operation -> new ArrayList<>())
                    .add(new Form(cells.get(1), cells.get(2), query(cells.get(3)), new TreeSet<>(body)));
        }
        return table;
    }

    static Form of(EcpServer.Asked asked) {
        var path = asked.uri().getRawPath().replaceFirst("^/api/", "").replaceAll(UUID, "{id}");
        return new Form(asked.method(), path, query(asked.uri().getQuery()), keys(asked.body()));
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> a + " and " + b, TreeMap::new));
    }

    private static Set<String> keys(String body) {
        Set<String> keys = new TreeSet<>();
        if (!body.isEmpty()) {
            JSON.readTree(body).properties().forEach(field -> keys.add(field.getKey() + shape(field.getValue())));
        }
        return keys;
    }

    private static String shape(JsonNode value) {
        if (value.isArray()) {
            return "[]";
        }
        return !value.isObject()
                ? ""
                : value.properties().stream()
                        .map(field -> field.getKey() + shape(field.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String text() {
        try (var stream = Objects.requireNonNull(SeenRequests.class.getResourceAsStream("requests.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Method, path, query and the keys of the body. */
    record Form(String method, String path, Map<String, String> query, Set<String> body) {

        Form {
            body = body.stream().map(Form::sorted).collect(Collectors.toCollection(TreeSet::new));
        }

        boolean isLike(Form seen) {
            return method.equals(seen.method)
                    && path.equals(seen.path)
                    && body.equals(seen.body)
                    && query.entrySet().stream().allMatch(ours -> seen.allows(ours.getKey(), ours.getValue()))
                    && seen.query.keySet().stream().allMatch(name -> name.endsWith("?") || query.containsKey(name));
        }

        private boolean allows(String name, String value) {
            var expected = query.getOrDefault(name, query.get(name + "?"));
            return "*".equals(expected) || value.equals(expected);
        }

        private static String sorted(String key) {
            var open = key.indexOf('(');
            return open < 0
                    ? key
                    : key.substring(0, open + 1)
                            + Arrays.stream(key.substring(open + 1, key.length() - 1)
                                            .split(",", -1))
                                    .sorted()
                                    .collect(Collectors.joining(","))
                            + ")";
        }
    }
}
