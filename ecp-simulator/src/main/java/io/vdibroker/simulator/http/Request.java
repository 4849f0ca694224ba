package io.vdibroker.simulator.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came in, before anybody has looked at it. */
public record Request(
        String method,
        String base,
        String path,
        @Nullable String rawQuery,
        Map<String, String> query,
        @Nullable String authorization,
        String language,
        String body) {

    private static final int MAX_BODY = 4 * 1024 * 1024;

    static Request read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY);
        String host = request.getHeader("Host");
        String language = request.getHeader("Accept-Language");
        return new Request(
                request.getMethod(),
                request.getScheme() + "://" + (host == null ? "127.0.0.1" : host),
                request.getRequestURI(),
                request.getQueryString(),
                parse(request.getQueryString()),
                request.getHeader("Authorization"),
                language == null ? "en" : language,
                new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> parse(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
