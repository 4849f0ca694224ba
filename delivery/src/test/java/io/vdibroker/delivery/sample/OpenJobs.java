package io.vdibroker.delivery.sample;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.vdibroker.delivery.sample.Messages.JobCreated;
import io.vdibroker.delivery.sample.Messages.JobFinished;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** A list as the worker has one: a row while there is something to do. */
@Component
@ProcessingGroup(OpenJobs.GROUP)
public class OpenJobs {

    public static final String GROUP = "list-open-jobs";
    public static final String COLLECTION = "open-jobs";

    private final MongoCollection<Document> rows;
    private final Trouble trouble;

    OpenJobs(MongoDatabase views, Trouble trouble) {
        this.rows = views.getCollection(COLLECTION);
        this.trouble = trouble;
    }

    @EventHandler
    void on(JobCreated event) {
        trouble.maybe("list " + event.note());
        rows.updateOne(eq("_id", event.jobId()), set("note", event.note()), new UpdateOptions().upsert(true));
    }

    @EventHandler
    void on(JobFinished event) {
        rows.deleteOne(eq("_id", event.jobId()));
    }
}
