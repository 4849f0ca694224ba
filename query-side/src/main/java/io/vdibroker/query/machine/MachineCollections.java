package io.vdibroker.query.machine;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents about machines, written by one processing group. */
@Component
class MachineCollections {

    static final String GROUP = "view-machines-v1";

    /** By machine, all that are in a pool. */
    final MongoCollection<Document> machines;

    /** By machine, what became of those that are not any more, so that lists need not step over them. */
    final MongoCollection<Document> gone;

    MachineCollections(MongoDatabase views) {
        machines = views.getCollection("machines_v1");
        gone = views.getCollection("machines_gone_v1");
        machines.createIndex(Indexes.ascending("pool", "status"));
        machines.createIndex(Indexes.ascending("pool", "name"));
    }
}
