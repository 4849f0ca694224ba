package io.vdibroker.query.desktop;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The documents behind {@link Desktops}, all written by one processing group, so that a ticket is never ready before the
 * address of its machine is there. Each question is answered by {@code _id}.
 */
@Component
class DesktopCollections {

    static final String GROUP = "view-desktops-v2";

    /** By machine: how it is reached and whose it is. The name sorts before the tickets', so it is written first. */
    final MongoCollection<Document> machines;

    /** By ticket. */
    final MongoCollection<Document> tickets;

    /** By user: the machine that was last assigned in each pool. Whether it still is, its own document says. */
    final MongoCollection<Document> users;

    /** By address: the machine whose agent reported it last. */
    final MongoCollection<Document> addresses;

    DesktopCollections(MongoDatabase views) {
        addresses = views.getCollection("desktop_addresses_v2");
        machines = views.getCollection("desktop_machines_v2");
        tickets = views.getCollection("desktop_tickets_v2");
        users = views.getCollection("desktop_users_v2");
        tickets.createIndex(Indexes.ascending("endedAt"));
    }
}
