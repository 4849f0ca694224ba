package io.vdibroker.delivery.sample;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.delivery.sample.Messages.FinishJob;
import io.vdibroker.delivery.sample.Messages.JobCreated;
import io.vdibroker.delivery.sample.Messages.JobFinished;
import io.vdibroker.delivery.sample.Messages.JobPrepared;
import io.vdibroker.delivery.sample.Messages.PrepareJob;
import io.vdibroker.delivery.sample.Messages.StartTask;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** JobCreated -> task a, PrepareJob -> JobPrepared -> task b, FinishJob with the note that only the saga remembers. */
@Saga
@ProcessingGroup(JobSaga.GROUP)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class JobSaga {

    public static final String GROUP = "saga-job";

    private String note = "";

    public JobSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "jobId")
    void on(JobCreated event, CommandGateway commands, Trouble trouble) {
        trouble.maybe("create " + event.note());
        commands.sendAndWait(new StartTask(event.jobId() + "-a", event.jobId()));
        commands.sendAndWait(new PrepareJob(event.jobId()));
        note = event.note();
    }

    @SagaEventHandler(associationProperty = "jobId")
    void on(JobPrepared event, CommandGateway commands, Trouble trouble) {
        trouble.maybe("prepare " + note);
        commands.sendAndWait(new StartTask(event.jobId() + "-b", event.jobId()));
        commands.sendAndWait(new FinishJob(event.jobId(), note));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "jobId")
    void on(JobFinished event) {}
}
