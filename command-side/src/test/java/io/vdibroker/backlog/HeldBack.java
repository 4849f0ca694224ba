package io.vdibroker.backlog;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.person.event.GroupCreated;
import java.util.concurrent.CountDownLatch;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** A saga that does not go on while its gate is shut. */
@Saga
@ProcessingGroup("saga-held-back")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class HeldBack {

    /** Open, unless a test shuts it. */
    static class Gate {
        private volatile CountDownLatch shut = new CountDownLatch(0);

        void shut() {
            shut = new CountDownLatch(1);
        }

        void open() {
            shut.countDown();
        }
    }

    private boolean over;

    public HeldBack() {} // for Axon

    @StartSaga
    @EndSaga
    @SagaEventHandler(associationProperty = "groupId")
    void on(GroupCreated event, Gate gate) throws InterruptedException {
        gate.shut.await();
        over = true;
    }
}
