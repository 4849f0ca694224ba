package io.vdibroker.query.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Collects what projectors write and sends it once per batch of events, before the batch's token is stored: one round
 * trip per collection. Within a collection the order is kept; the collections follow each other by name. Without a unit
 * of work each write is sent at once.
 */
@Component
public class ViewWrites {

    private static final String RESOURCE = ViewWrites.class.getName();
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    /** Changes a document, and creates it if it is not there. */
    public void upsert(MongoCollection<Document> collection, Object id, List<? extends Bson> updates) {
        add(collection, new UpdateOneModel<>(Filters.eq("_id", id), Updates.combine(updates), UPSERT));
    }

    /** The same with the changes one by one. */
    public void upsert(MongoCollection<Document> collection, Object id, Bson... updates) {
        upsert(collection, id, List.of(updates));
    }

    /** Changes a document only if it is there. */
    public void update(MongoCollection<Document> collection, Object id, Bson... updates) {
        add(collection, new UpdateOneModel<>(Filters.eq("_id", id), Updates.combine(updates)));
    }

    /** Changes all documents that match. */
    public void updateAll(MongoCollection<Document> collection, Bson filter, Bson... updates) {
        add(collection, new UpdateManyModel<>(filter, Updates.combine(updates)));
    }

    /** Deletes all documents that match. */
    public void remove(MongoCollection<Document> collection, Bson filter) {
        add(collection, new DeleteManyModel<>(filter));
    }

    /** Runs when all that was collected so far is in the views. */
    public void afterwards(Runnable notification) {
        var pending = pending();
        if (pending == null) {
            notification.run();
        } else {
            pending.notifications.add(notification);
        }
    }

    /** Runs once per key when all that was collected so far is in the views; what it writes is sent as well. */
    public void whenSent(Object key, Runnable check) {
        var pending = pending();
        if (pending == null) {
            check.run();
        } else {
            pending.checks.put(key, check);
        }
    }

    /** Collects something of the events of a batch under a key, to be turned into writes once when the batch is sent. */
    public <T> void gather(Object key, Supplier<T> make, Consumer<T> add, Consumer<T> send) {
        var pending = pending();
        if (pending == null) {
            var alone = make.get();
            add.accept(alone);
            send.accept(alone);
        } else {
            pending.gather(key, make, add, send);
        }
    }

    private static void add(MongoCollection<Document> collection, WriteModel<Document> write) {
        var pending = pending();
        if (pending == null) {
            collection.bulkWrite(List.of(write));
        } else {
            pending.add(collection, write);
        }
    }

    private static @Nullable Pending pending() {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(RESOURCE, key -> {
            var created = new Pending();
            batch.onPrepareCommit(committing -> created.send());
            return created;
        });
    }

    private static final class Pending {

        private final Map<String, CollectionWrites> collections = new TreeMap<>();
        private final Map<Object, Object> gathered = new HashMap<>();
        private final List<Runnable> gatherings = new ArrayList<>();
        private final Map<Object, Runnable> checks = new LinkedHashMap<>();
        private final List<Runnable> notifications = new ArrayList<>();

        void add(MongoCollection<Document> collection, WriteModel<Document> write) {
            collections
                    .computeIfAbsent(
                            collection.getNamespace().getFullName(),
                            name -> new CollectionWrites(collection, new ArrayList<>()))
                    .writes
                    .add(write);
        }

        @SuppressWarnings("unchecked")
        <T> void gather(Object key, Supplier<T> make, Consumer<T> add, Consumer<T> send) {
            add.accept((T) gathered.computeIfAbsent(key, first -> {
                var made = make.get();
                gatherings.add(() -> send.accept(made));
                return made;
            }));
        }

        void send() {
            gatherings.forEach(Runnable::run);
            write();
            List.copyOf(checks.values()).forEach(Runnable::run);
            checks.clear();
            write();
            notifications.forEach(Runnable::run);
            notifications.clear();
        }

        private void write() {
            collections.values().forEach(each -> each.collection.bulkWrite(each.writes));
            collections.clear();
        }
    }

    private record CollectionWrites(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {}
}
