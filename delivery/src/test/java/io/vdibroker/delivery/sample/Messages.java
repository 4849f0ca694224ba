package io.vdibroker.delivery.sample;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

/** What the sample says and does. */
public final class Messages {

    private Messages() {}

    public record CreateJob(@TargetAggregateIdentifier String jobId, String note) {}

    public record PrepareJob(@TargetAggregateIdentifier String jobId) {}

    public record FinishJob(@TargetAggregateIdentifier String jobId, String note) {}

    public record RenameJob(@TargetAggregateIdentifier String jobId, String note) {}

    public record StartTask(@TargetAggregateIdentifier String taskId, String jobId) {}

    @Revision("1")
    public record JobCreated(String jobId, String note) {}

    @Revision("1")
    public record JobPrepared(String jobId) {}

    @Revision("1")
    public record JobRenamed(String jobId, String note, String receivedAt) {}

    @Revision("1")
    public record JobFinished(String jobId, String note) {}

    @Revision("1")
    public record TaskStarted(String taskId, String jobId) {}
}
