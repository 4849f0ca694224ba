package io.vdibroker.command.canary;

import io.vdibroker.query.canary.QueryCanary;
import org.axonframework.spring.stereotype.Aggregate;

/** Breaks the rules of command-side. */
public final class CommandCanary {

    private CommandCanary() {}

    /** Knows another side. */
    public record Neighbour(QueryCanary.Watcher other) {}

    /** Is open to everybody. */
    @Aggregate
    public static class OpenAggregate {}
}
