package io.vdibroker.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/** One request to one of the routes, made of one number: well-formed in part, in part not. */
final class FuzzedRequest {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "QUERY", "get");
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "1e9",
            "99999999999999999999",
            "true",
            "null",
            "NaN",
            "%00",
            "%ff",
            "%0d%0aX:1",
            "%zz",
            "%",
            "a%20b",
            "..",
            "%2e%2e",
            "%2f",
            "%5c",
            ";x=1",
            "+",
            "%F0%9F%98%80",
            "%C0%80",
            "5s",
            "P1D",
            "-name",
            "a'b",
            "{}",
            "[0]",
            "2026-03-01T08:00:00Z",
            "00000000-0000-0000-0000-000000000000",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    private static final List<String> NAMES = List.of(
            "page", "size", "sort", "state", "name", "pool", "user", "wait", "from", "to", "type", "after", "force",
            "%ff", "x[]");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "*/*",
            "garbage",
            "text/plain",
            "application/xml",
            "text/event-stream",
            "application/*",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "a/b;q=x",
            "application/json;charset=nonsense",
            ",",
            ";",
            "");
    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[null]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "nul",
            "\u00ff",
            "\"AUTOMATED\"",
            "{\"a\":{\"a\":[1]}}",
            "99999999999999999999");
    private static final List<String> FIELDS = List.of(
            "login",
            "password",
            "username",
            "name",
            "type",
            "roles",
            "sizes",
            "minimum",
            "controllerId",
            "address",
            "force",
            "groups",
            "remote_protocol",
            "refreshToken",
            "mail",
            "template",
            "user",
            "machines");

    private final Random random;

    FuzzedRequest(long seed) {
        this.random = new Random(seed);
    }

    /** As it goes over the wire; the token, if there is one, is that of an administrator. */
    byte[] to(List<String> routes, String token) {
        var body = random.nextBoolean() ? "" : body(3);
        var bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        var head = new StringBuilder(
                one(METHODS) + " " + path(one(routes)) + query() + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        if (random.nextInt(3) == 0) {
            head.append("Accept: ").append(one(TYPES)).append("\r\n");
        }
        if (!body.isEmpty() || random.nextInt(5) == 0) {
            head.append("Content-Type: ").append(one(TYPES)).append("\r\n");
        }
        if (!token.isEmpty()) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        } else if (random.nextInt(3) == 0) {
            head.append("Authorization: ").append(one(VALUES)).append(" a.b.c\r\n");
        }
        if (random.nextInt(10) == 0) {
            head.append(one(List.of(
                            "If-Match",
                            "Accept-Language",
                            "Last-Event-ID",
                            "Range",
                            "X-Correlation-Id",
                            "Expect",
                            "Cookie")))
                    .append(": ")
                    .append(one(VALUES))
                    .append("\r\n");
        }
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String path(String route) {
        return VARIABLE.matcher(route)
                .replaceAll(variable -> random.nextBoolean()
                        ? new UUID(random.nextLong(), random.nextLong()).toString()
                        : java.util.regex.Matcher.quoteReplacement(one(VALUES)));
    }

    private String query() {
        var parameters = random.nextInt(50) == 0 ? 1200 : random.nextInt(4);
        var query = new StringBuilder();
        for (var i = 0; i < parameters; i++) {
            query.append(i == 0 ? '?' : '&').append(one(NAMES)).append('=').append(parameters > 4 ? "" : one(VALUES));
        }
        return query.toString();
    }

    private String body(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return one(LITERALS);
        }
        var fields = new StringBuilder("{");
        var count = random.nextInt(5);
        for (var i = 0; i < count; i++) {
            fields.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(one(FIELDS))
                    .append("\":")
                    .append(body(depth - 1));
        }
        return fields + "}";
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
