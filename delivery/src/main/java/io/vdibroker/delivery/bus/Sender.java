package io.vdibroker.delivery.bus;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.operation.OperationId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands with the same metadata.
 *
 * @param gateway what they are sent through
 * @param metadata what they carry
 */
public record Sender(CommandGateway gateway, Map<String, String> metadata) {

    /** The same, with one entry more or another value; by the keys of {@link Metadata}. */
    public Sender and(String key, String value) {
        var extended = new HashMap<>(metadata);
        extended.put(key, value);
        return new Sender(gateway, Map.copyOf(extended));
    }

    /** The same, for this operation. */
    public Sender forOperation(OperationId operationId) {
        return and(Metadata.OPERATION_ID, operationId.value().toString());
    }

    /** Completes when the command was handled, with {@link Refused} if it was refused. */
    public <R extends @Nullable Object> CompletableFuture<R> send(Object command) {
        var result = new CompletableFuture<R>();
        gateway.<R>send(message(command)).whenComplete((value, error) -> {
            if (error == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(Refusals.unwrap(error));
            }
        });
        return result;
    }

    /** Returns when the command was handled; throws {@link Refused} if it was refused, else what went wrong. */
    public <R extends @Nullable Object> R sendAndWait(Object command) {
        try {
            return gateway.<R>sendAndWait(message(command));
        } catch (RuntimeException e) {
            throw Refusals.unwrap(e);
        }
    }

    private Object message(Object command) {
        return GenericCommandMessage.asCommandMessage(command).andMetaData(metadata);
    }
}
