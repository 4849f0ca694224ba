package io.vdibroker.simulator.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages: order, offset and limit, and which keys of a row are shown. */
public final class Listing {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    private Listing() {}

    /** One page of full rows, of which only the short set of keys is shown unless more is asked for. */
    public static Answer page(Call call, List<Map<String, Object>> rows, Set<String> shortKeys) {
        List<Map<String, Object>> ordered = ordered(rows, call.query("ordering"));
        int limit = Math.min(MAX_LIMIT, number(call.query("limit"), DEFAULT_LIMIT));
        int offset = number(call.query("offset"), 0);
        int from = Math.min(offset, ordered.size());
        int to = Math.min(from + limit, ordered.size());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("count", ordered.size());
        page.put("next", to < ordered.size() ? link(call, limit, to) : null);
        page.put("previous", from > 0 ? link(call, limit, Math.max(0, offset - limit)) : null);
        page.put("results", cut(call, ordered.subList(from, to), shortKeys));
        return Answer.ok(page);
    }

    /** A row as it is shown when nothing else is asked for. */
    public static Map<String, Object> cut(Map<String, Object> row, Set<String> shown) {
        Map<String, Object> part = new LinkedHashMap<>(row);
        part.keySet().retainAll(shown);
        return part;
    }

    private static List<Map<String, Object>> cut(Call call, List<Map<String, Object>> rows, Set<String> shortKeys) {
        String fields = call.query("fields");
        if (fields == null && Boolean.TRUE.equals(call.queryFlag("all_content"))) {
            return rows;
        }
        Set<String> shown = fields == null ? shortKeys : new HashSet<>(Arrays.asList(fields.split(",")));
        return rows.stream().map(row -> cut(row, shown)).toList();
    }

    private static List<Map<String, Object>> ordered(List<Map<String, Object>> rows, @Nullable String ordering) {
        if (ordering == null || ordering.isBlank()) {
            return rows;
        }
        List<Map<String, Object>> ordered = new ArrayList<>(rows);
        String[] keys = ordering.split(",", -1);
        for (int i = keys.length - 1; i >= 0; i--) {
            boolean down = keys[i].startsWith("-");
            String key = down ? keys[i].substring(1) : keys[i];
            Comparator<Map<String, Object>> by = (one, other) -> compare(one.get(key), other.get(key));
            ordered.sort(down ? by.reversed() : by);
        }
        return ordered;
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return Double.compare(number.doubleValue(), otherNumber.doubleValue());
        }
        return sortable(one).compareTo(sortable(other));
    }

    private static String sortable(@Nullable Object value) {
        Object shown = value instanceof Map<?, ?> reference ? reference.get("verbose_name") : value;
        return shown == null ? "" : shown.toString().toLowerCase(Locale.ROOT);
    }

    private static int number(@Nullable String text, int absent) {
        try {
            int number = text == null ? absent : Integer.parseInt(text);
            return number < 1 ? absent : number;
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    private static String link(Call call, int limit, int offset) {
        Map<String, String> query = new LinkedHashMap<>(call.request().query());
        query.put("limit", String.valueOf(limit));
        query.put("offset", String.valueOf(offset));
        return call.request().base() + call.request().path() + "?"
                + query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
