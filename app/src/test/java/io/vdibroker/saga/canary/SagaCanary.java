package io.vdibroker.saga.canary;

import io.vdibroker.command.canary.CommandCanary;
import java.net.URI;
import org.axonframework.spring.stereotype.Saga;

/** Breaks the rules of ecp-saga. */
public final class SagaCanary {

    private SagaCanary() {}

    /** Knows the network. */
    @Saga
    public static class Reader {
        public URI address = URI.create("https://localhost");
    }

    /** Knows another side. */
    public record Neighbour(CommandCanary.OpenAggregate other) {}
}
