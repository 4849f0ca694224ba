package io.vdibroker.delivery.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.delivery.sample.Messages.StartTask;
import io.vdibroker.delivery.sample.Messages.TaskStarted;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Started once, however often it is asked for. */
@Aggregate
public class Task {

    @AggregateIdentifier
    private String taskId;

    public Task() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartTask command) {
        if (taskId == null) {
            apply(new TaskStarted(command.taskId(), command.jobId()));
        }
    }

    @EventSourcingHandler
    void on(TaskStarted event) {
        taskId = event.taskId();
    }
}
