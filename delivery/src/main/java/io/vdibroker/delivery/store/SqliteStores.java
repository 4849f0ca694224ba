package io.vdibroker.delivery.store;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.history.event.HistorySealed;
import io.vdibroker.api.store.RestoreReason;
import io.vdibroker.delivery.directory.DataDirectory;
import io.vdibroker.delivery.saga.ParkedEventStore;
import io.vdibroker.secrets.HistorySeals;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Events, snapshots, saga tokens, sagas and what is parked, in {@code events.db} of the data directory. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class SqliteStores {

    /**
     * The same in every process on this directory, and there is only one: the claims of a killed process are ours, and do
     * not block the next start for the claim timeout.
     */
    public static final String NODE_ID = "broker";

    /** A claim needs no hurry to time out, and is seldom extended: each extension is an fsync. */
    public static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(10);

    /** Whoever opens or makes a database comes after the look whether the files are whole and belong together. */
    @Bean
    static BeanFactoryPostProcessor filesAreLookedAtFirst() {
        return beans -> StoreFiles.prepare(
                beans.getBean(DataDirectory.class).path(),
                beans.getBeanNamesForType(SecretsTally.class, true, false).length > 0);
    }

    @Bean
    SqliteDatabase eventDatabase(DataDirectory directory) {
        return new SqliteDatabase(new SqliteFile(directory.file(StoreFiles.EVENTS)), 6);
    }

    @Bean(destroyMethod = "close")
    StoreAge storeAge(SqliteDatabase database, DataDirectory directory, ObjectProvider<SecretsTally> tally) {
        return new StoreAge(database, directory.path(), tally.getIfAvailable());
    }

    @Bean
    Streams streams(SqliteDatabase database) {
        return new SqliteStreams(database);
    }

    @Bean
    OlderStore olderStore(Restorations restorations) {
        return () -> !restorations.unconfirmed().isEmpty();
    }

    /** What a damaged history does not name may be named by the right one, which somebody may still bring back. */
    @Bean
    OlderStore damagedHistory(HistoryWatch watch) {
        return () -> watch.wrong() > 0 || watch.missing().isPresent();
    }

    @Bean
    Restorations restorations(SqliteDatabase database) {
        return new SqliteRestorations(database);
    }

    @Bean
    HistoryWatch historyWatch() {
        return new HistoryWatch();
    }

    @Bean
    EventSeals eventSeals(HistorySeals keys, @Qualifier("eventSerializer") Serializer events) {
        return new EventSeals(keys, events);
    }

    @Bean
    HistoryHead historyHead(HistorySeals keys, SqliteDatabase database, EventSeals seals, HistoryWatch watch) {
        return new HistoryHead(keys, new SealedRows(database, seals), new ForgedRows(database), watch);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            SqliteDatabase database,
            EventSeals seals,
            HistoryHead head,
            HistoryWatch watch,
            Restorations restorations,
            Configuration configuration,
            @Qualifier("eventSerializer") Serializer events,
            Serializer snapshots) {
        var engine = new SqliteEventStorageEngine(
                database,
                seals,
                head,
                watch,
                events,
                snapshots,
                configuration.upcasterChain(),
                configuration.snapshotFilter());
        head.open(
                event -> noteSealing(engine, event),
                missing -> restorations.note(
                        RestoreReason.EVENTS_BEHIND_SECRETS,
                        missing.position(),
                        "the history ended at event " + missing.found() + ", and what is sealed of it is event "
                                + missing.position()));
        return engine;
    }

    /** A start that was killed meanwhile may have noted it already. */
    private static void noteSealing(EventStorageEngine engine, HistorySealed event) {
        var stream = event.historyId().toString();
        if (engine.lastSequenceNumberFor(stream).isEmpty()) {
            var context = Map.of(
                    Metadata.ACTOR,
                    "system:start",
                    Metadata.CORRELATION_ID,
                    UUID.randomUUID().toString());
            engine.appendEvents(new GenericDomainEventMessage<>("History", stream, 0, event, context));
        }
    }

    @Bean
    Mentions mentions(SqliteDatabase database) {
        return new SqliteMentions(database);
    }

    @Bean
    EventLog eventLog(SqliteDatabase database) {
        return new SqliteEventLog(database);
    }

    @Bean
    @Primary
    TokenStore sagaTokenStore(SqliteDatabase database, Serializer serializer) {
        return new SqliteTokenStore(database, serializer, NODE_ID, CLAIM_TIMEOUT);
    }

    @Bean
    SagaStore<Object> sagaStore(SqliteDatabase database, Serializer serializer) {
        return new SqliteSagaStore(database, serializer);
    }

    @Bean
    ParkedEventStore parkedEventStore(SqliteDatabase database) {
        return new SqliteParkedEventStore(database);
    }

    @Bean
    StreamableMessageSource<TrackedEventMessage<?>> promptMessageSource(EventStore store, EventStorageEngine engine) {
        var source = new PromptMessageSource(store);
        ((SqliteEventStorageEngine) engine).onAppend(source::appended);
        return source;
    }
}
