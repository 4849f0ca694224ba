package io.vdibroker.delivery.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.delivery.sample.Messages.CreateJob;
import io.vdibroker.delivery.sample.Messages.FinishJob;
import io.vdibroker.delivery.sample.Messages.JobCreated;
import io.vdibroker.delivery.sample.Messages.JobFinished;
import io.vdibroker.delivery.sample.Messages.JobPrepared;
import io.vdibroker.delivery.sample.Messages.JobRenamed;
import io.vdibroker.delivery.sample.Messages.PrepareJob;
import io.vdibroker.delivery.sample.Messages.RenameJob;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Absorbs every repeat. */
@Aggregate(snapshotTriggerDefinition = "poolSnapshots", cache = "poolCache")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class Job {

    @AggregateIdentifier
    private String jobId;

    private boolean prepared;
    private boolean finished;
    private int renamed;

    public Job() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateJob command) {
        if (command.note().equals("refuse")) {
            throw new CommandExecutionException(
                    "no", null, new RejectionDetails(RejectionCode.POOL_EXHAUSTED, "No room for jobs"));
        }
        if (jobId == null) {
            apply(new JobCreated(command.jobId(), command.note()));
        }
    }

    @CommandHandler
    void handle(PrepareJob command) {
        if (!prepared) {
            apply(new JobPrepared(jobId));
        }
    }

    @CommandHandler
    void handle(RenameJob command, @MetaDataValue(Metadata.RECEIVED_AT) String receivedAt) {
        apply(new JobRenamed(jobId, command.note(), receivedAt));
    }

    @CommandHandler
    void handle(FinishJob command) {
        if (!finished) {
            apply(new JobFinished(jobId, command.note()));
        }
    }

    @EventSourcingHandler
    void on(JobCreated event) {
        jobId = event.jobId();
    }

    @EventSourcingHandler
    void on(JobPrepared event) {
        prepared = true;
    }

    @EventSourcingHandler
    void on(JobRenamed event) {
        renamed++;
    }

    @EventSourcingHandler
    void on(JobFinished event) {
        finished = true;
    }
}
