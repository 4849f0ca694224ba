package io.vdibroker.query.person;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents about users and groups, written by one processing group. */
@Component
class PersonCollections {

    static final String GROUP = "view-persons-v1";

    /** By user, and by the HMAC of the login. */
    final MongoCollection<Document> users;

    /** By group; members are named by the users. */
    final MongoCollection<Document> groups;

    PersonCollections(MongoDatabase views) {
        users = views.getCollection("users_v1");
        groups = views.getCollection("groups_v1");
        users.createIndex(Indexes.ascending("loginKey"), new IndexOptions().unique(true));
        groups.createIndex(Indexes.ascending("name"));
    }
}
