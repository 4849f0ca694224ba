package io.vdibroker.delivery.sample;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.vdibroker.delivery.sample.Messages.JobCreated;
import io.vdibroker.delivery.sample.Messages.JobFinished;
import io.vdibroker.delivery.sample.Messages.JobRenamed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per job. */
@Component
@ProcessingGroup(JobProjector.GROUP)
public class JobProjector {

    public static final String GROUP = "view-jobs-1";
    public static final String COLLECTION = "jobs-1";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> jobs;
    private final Trouble trouble;

    JobProjector(MongoDatabase views, Trouble trouble) {
        this.jobs = views.getCollection(COLLECTION);
        this.trouble = trouble;
    }

    @EventHandler
    void on(JobCreated event) {
        trouble.maybe("view " + event.note());
        jobs.updateOne(eq("_id", event.jobId()), combine(set("note", event.note()), set("finished", false)), UPSERT);
    }

    @EventHandler
    void on(JobRenamed event) {
        jobs.updateOne(eq("_id", event.jobId()), set("note", event.note()), UPSERT);
    }

    @EventHandler
    void on(JobFinished event) {
        jobs.updateOne(eq("_id", event.jobId()), combine(set("finished", true), set("told", event.note())), UPSERT);
    }
}
