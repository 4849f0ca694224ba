package io.vdibroker.query.history.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One event, told by a pattern.
 *
 * @param words the patterns and vocabularies of a language
 * @param event its fields
 * @param names what subjects are called
 */
record Sentence(ResourceBundle words, JsonNode event, Map<String, String> names) {

    /** Alternatives, if there is an argument for the first, as in {@code [ with {clientVersion}| without a version]}. */
    private static final Pattern EITHER = Pattern.compile("\\[([^\\[\\]|]*)(?:\\|([^\\[\\]|]*))?]");

    private static final Pattern ARGUMENT = Pattern.compile("\\{([A-Za-z.]+)(?::([a-z-]+))?}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String ABSENT = "?";

    String from(String pattern) {
        var text = new StringBuilder();
        var either = EITHER.matcher(pattern);
        var from = 0;
        while (either.find()) {
            text.append(filled(pattern.substring(from, either.start()), () -> ABSENT));
            var first = filled(either.group(1), () -> null);
            if (first != null) {
                text.append(first);
            } else if (either.group(2) != null) {
                text.append(filled(either.group(2), () -> ABSENT));
            }
            from = either.end();
        }
        return text.append(filled(pattern.substring(from), () -> ABSENT)).toString();
    }

    /** Nothing, if there is nothing for an argument. */
    private @Nullable String filled(String pattern, Supplier<@Nullable String> absent) {
        var text = new StringBuilder();
        var argument = ARGUMENT.matcher(pattern);
        var from = 0;
        while (argument.find()) {
            var value = value(argument.group(1), argument.group(2));
            var shown = value == null ? absent.get() : value;
            if (shown == null) {
                return null;
            }
            text.append(pattern, from, argument.start()).append(shown);
            from = argument.end();
        }
        return text.append(pattern, from, pattern.length()).toString();
    }

    private @Nullable String value(String path, @Nullable String how) {
        var node = event;
        for (var field : path.split("\\.")) {
            node = node.isArray() ? ofEach(node, field) : node.path(field);
        }
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (how == null) {
            return path.endsWith("Id")
                    ? nameOf(path.substring(0, path.length() - 2) + "/" + node.asString())
                    : node.asString();
        }
        return switch (how) {
            case "if" -> "";
            case "count" -> String.valueOf(node.size());
            case "time" -> TIME.format(Instant.parse(node.asString()));
            case "name" -> names.get(node.asString());
            case "text" -> node.isArray() ? different(node) : node.asString();
            default -> inWords(how, node);
        };
    }

    private static JsonNode ofEach(JsonNode list, String field) {
        var values = JsonNodeFactory.instance.arrayNode();
        list.forEach(each -> values.add(each.path(field)));
        return values;
    }

    private static String different(JsonNode texts) {
        var said = new LinkedHashSet<String>();
        texts.forEach(text -> said.add(text.asString()));
        return String.join("; ", said);
    }

    private String inWords(String vocabulary, JsonNode node) {
        if (!node.isArray()) {
            return word(vocabulary, node.asString());
        }
        var said = new ArrayList<String>();
        node.forEach(each -> said.add(word(vocabulary, each.asString())));
        return said.isEmpty() ? word(vocabulary, "none") : String.join(", ", said);
    }

    private String word(String vocabulary, String value) {
        var key = vocabulary + "." + value;
        return words.containsKey(key) ? words.getString(key) : value;
    }

    private String nameOf(String subject) {
        return names.getOrDefault(subject, subject.substring(subject.indexOf('/') + 1));
    }
}
