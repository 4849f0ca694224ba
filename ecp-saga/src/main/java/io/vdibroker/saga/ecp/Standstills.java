package io.vdibroker.saga.ecp;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** When something was in the way of using a controller that is not any more: the last times, by the history's clock. */
public record Standstills(List<Span> spans) {
    /** One such time. Several may overlap. */
    public record Span(Instant from, Instant to) {}

    /** Nothing ever was. */
    public static final Standstills NONE = new Standstills(List.of());

    /** More than anything that is under way can have seen. */
    private static final int KEPT = 50;

    Standstills with(Span span) {
        var all = Stream.concat(spans.stream(), Stream.of(span)).distinct().toList();
        return new Standstills(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** How much time was lost since then. */
    public Duration since(Instant moment) {
        var lost = Duration.ZERO;
        var counted = moment;
        for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            var from = span.from().isAfter(counted) ? span.from() : counted;
            if (span.to().isAfter(from)) {
                lost = lost.plus(Duration.between(from, span.to()));
                counted = span.to();
            }
        }
        return lost;
    }
}
