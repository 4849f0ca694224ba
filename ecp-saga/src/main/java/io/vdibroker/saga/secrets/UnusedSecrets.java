package io.vdibroker.saga.secrets;

import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.secrets.SecretStore;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes what lies in secrets when the last that used it is over. Endpoints put secrets there before their command; what
 * a refused command leaves behind they delete themselves.
 *
 * <pre>
 * ControllerReconfigured -> the key that the controller had before
 * ControllerRemoved -> its key
 * PasswordSet -> the hash that it replaced
 * PoolDeleted -> every domain account that the pool ever used
 * </pre>
 *
 * A pool's account that was replaced stays until the pool is gone: a machine that joined the domain with it leaves with it,
 * and a pool is gone only after its machines. What an event does not say is read from the stream of its subject, so nothing
 * is remembered here. Whoever still holds an old reference for a moment is told that the secret is gone, and asks again by
 * the new one.
 */
@Component
@ProcessingGroup(UnusedSecrets.GROUP)
class UnusedSecrets {
    static final String GROUP = "saga-unused-secrets";

    private static final Logger LOG = LoggerFactory.getLogger(UnusedSecrets.class);

    private final EventStore events;
    private final SecretStore secrets;

    UnusedSecrets(EventStore events, SecretStore secrets) {
        this.events = events;
        this.secrets = secrets;
    }

    @EventHandler
    void on(ControllerReconfigured event, @SequenceNumber long sequence) {
        stream(event.controllerId())
                .takeWhile(earlier -> earlier.getSequenceNumber() < sequence)
                .flatMap(UnusedSecrets::key)
                .reduce((first, second) -> second)
                .filter(before -> !before.equals(event.credentialRef()))
                .ifPresent(before -> forget(before, event.controllerId()));
    }

    @EventHandler
    void on(ControllerRemoved event) {
        forget(event.credentialRef(), event.controllerId());
    }

    @EventHandler
    void on(PasswordSet event) {
        if (event.replacedRef() != null) {
            forget(event.replacedRef(), event.userId());
        }
    }

    @EventHandler
    void on(PoolDeleted event) {
        stream(event.poolId())
                .flatMap(UnusedSecrets::account)
                .distinct()
                .forEach(account -> forget(account, event.poolId()));
    }

    /** From the first event on: without a number, the store would begin at a snapshot. */
    private Stream<? extends DomainEventMessage<?>> stream(Object subject) {
        return events.readEvents(subject.toString(), 0).asStream();
    }

    private static Stream<String> key(DomainEventMessage<?> event) {
        if (event.getPayloadType() == ControllerRegistered.class) {
            return Stream.of(((ControllerRegistered) event.getPayload()).credentialRef());
        }
        if (event.getPayloadType() == ControllerReconfigured.class) {
            return Stream.of(((ControllerReconfigured) event.getPayload()).credentialRef());
        }
        return Stream.empty();
    }

    /** Asks for the type first: a payload is read from its JSON only when it is asked for, and a pool has many. */
    private static Stream<String> account(DomainEventMessage<?> event) {
        if (event.getPayloadType() == PoolCreated.class) {
            return account(((PoolCreated) event.getPayload()).preparation());
        }
        if (event.getPayloadType() == PoolReconfigured.class) {
            return account(((PoolReconfigured) event.getPayload()).preparation());
        }
        return Stream.empty();
    }

    private static Stream<String> account(@Nullable PreparationSettings preparation) {
        return preparation == null || preparation.domainJoin() == null
                ? Stream.empty()
                : Stream.of(preparation.domainJoin().credentialRef());
    }

    private void forget(String reference, Object subject) {
        secrets.delete(reference);
        LOG.info("The secret {} of {} is not used any more and is deleted", reference, subject);
    }
}
