package io.vdibroker.query.pool;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents about pools and entitlements, written by one processing group. */
@Component
class PoolCollections {

    static final String GROUP = "view-pools-v1";

    /** By pool. */
    final MongoCollection<Document> pools;

    /** By pool and party, for "who may use this pool". */
    final MongoCollection<Document> entitlements;

    /** By party: a key for each pool that it may use, for "which pools may this user use". A party has few. */
    final MongoCollection<Document> parties;

    PoolCollections(MongoDatabase views) {
        pools = views.getCollection("pools_v1");
        entitlements = views.getCollection("entitlements_v1");
        parties = views.getCollection("entitled_parties_v1");
        pools.createIndex(Indexes.ascending("name"));
        entitlements.createIndex(Indexes.ascending("pool", "order"));
    }
}
