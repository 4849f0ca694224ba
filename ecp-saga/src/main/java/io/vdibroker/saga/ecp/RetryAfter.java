package io.vdibroker.saga.ecp;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads for how long a server that is overloaded, or being serviced, asks not to be asked. */
final class RetryAfter {

    /** Nobody is believed to be away for longer: the request after that is told again. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private RetryAfter() {}

    /** A number of seconds, or a date by the server's own clock; null if it says neither, or something of the past. */
    static @Nullable Duration of(HttpResponse<?> response) {
        if (response.statusCode() != TOO_MANY && response.statusCode() != UNAVAILABLE) {
            return null;
        }
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .flatMap(text -> text.matches("[0-9]{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : until(text, response))
                .filter(asked -> !asked.isNegative() && !asked.isZero())
                .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked)
                .orElse(null);
    }

    private static Optional<Duration> until(String date, HttpResponse<?> response) {
        var now = response.headers().firstValue("Date").flatMap(RetryAfter::instant);
        return instant(date).flatMap(then -> now.map(start -> Duration.between(start, then)));
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) { // not said in a way that anybody understands
            return Optional.empty();
        }
    }
}
