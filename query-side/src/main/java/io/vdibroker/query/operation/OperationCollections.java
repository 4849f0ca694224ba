package io.vdibroker.query.operation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The documents about operations, written by one processing group. */
@Component
class OperationCollections {

    static final String GROUP = "view-operations-v1";

    /** By operation; the steps by their position in the plan, which has less than twenty. */
    final MongoCollection<Document> operations;

    /** By machine, while its pool is being set up: what came of it. Emptied when the set-up is done. */
    final MongoCollection<Document> setUpMachines;

    OperationCollections(MongoDatabase views) {
        operations = views.getCollection("operations_v1");
        setUpMachines = views.getCollection("set_up_machines_v1");
        operations.createIndex(Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("startedAt")));
        operations.createIndex(Indexes.compoundIndex(Indexes.ascending("pool"), Indexes.descending("startedAt")));
        operations.createIndex(Indexes.compoundIndex(Indexes.ascending("machine"), Indexes.descending("startedAt")));
        operations.createIndex(Indexes.descending("startedAt"));
        operations.createIndex(Indexes.ascending("endedAt"));
        setUpMachines.createIndex(Indexes.ascending("pool"));
    }
}
