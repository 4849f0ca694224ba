package io.vdibroker.delivery.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.DeliveryProperties;
import io.vdibroker.delivery.directory.DataDirectory;
import io.vdibroker.delivery.directory.DiskRoom;
import io.vdibroker.delivery.store.EventLog;
import io.vdibroker.delivery.store.Restorations;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded MongoDB-compatible server over {@code views.mv} of the data directory, and the real driver to it. Views may
 * be deleted while the broker is down: their tokens lie in the same file, so everything is projected again.
 */
@Configuration(proxyBeanMethods = false)
public class EmbeddedViews {

    @Bean(destroyMethod = "close")
    EmbeddedMongo embeddedMongo(DataDirectory directory, DeliveryProperties properties, DiskRoom room) {
        return new EmbeddedMongo(
                directory.file("views.mv"), properties.commitViewsEvery(), () -> !room.isVeryShortNow());
    }

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(EmbeddedMongo server) {
        return MongoClients.create(server.clientSettings());
    }

    @Bean
    ViewTokens viewTokens(MongoClient client, Serializer serializer) {
        return new ViewTokens(client, serializer);
    }

    /** The database of the views. Whoever gets it can rely on its having been made from the present events. */
    @Bean
    MongoDatabase viewsDatabase(MongoClient client, ViewTokens tokens, EventLog events, Restorations restorations) {
        var views = client.getDatabase(ViewTokens.DATABASE);
        ViewsOrigin.verify(views, tokens.tokens(), events, restorations);
        return views;
    }
}
