package io.vdibroker.saga.watch;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.PoolId;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The tag of each pool that has one and keeps it, one document each. Can be rebuilt from the events. */
@Component
class PoolTagList {

    private static final String COLLECTION = "list_pool_tags_v1";
    private static final String CONTROLLER = "controllerId";
    private static final String TAG = "tagId";

    private final MongoCollection<Document> pools;

    PoolTagList(MongoDatabase database) {
        pools = database.getCollection(COLLECTION);
    }

    /** A pool and its tag. */
    record PoolTag(PoolId poolId, String tagId) {}

    List<PoolTag> of(ControllerId controllerId) {
        var tags = new ArrayList<PoolTag>();
        for (var document : pools.find(eq(CONTROLLER, controllerId.value().toString()))) {
            if (document.getString(TAG) != null) {
                tags.add(new PoolTag(PoolId.of(document.getString("_id")), document.getString(TAG)));
            }
        }
        return tags;
    }

    void save(PoolId poolId, ControllerId controllerId) {
        pools.updateOne(
                eq("_id", poolId.value().toString()),
                Updates.set(CONTROLLER, controllerId.value().toString()),
                new UpdateOptions().upsert(true));
    }

    void tag(PoolId poolId, String tagId) {
        pools.updateOne(eq("_id", poolId.value().toString()), Updates.set(TAG, tagId));
    }

    void untag(PoolId poolId) {
        pools.updateOne(eq("_id", poolId.value().toString()), Updates.unset(TAG));
    }

    void delete(PoolId poolId) {
        pools.deleteOne(eq("_id", poolId.value().toString()));
    }
}
