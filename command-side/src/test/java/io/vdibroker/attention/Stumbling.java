package io.vdibroker.attention;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.vdibroker.api.person.event.GroupCreated;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** A saga and a view that do not get through the creation of a group whose name the test calls bad. */
final class Stumbling {

    private Stumbling() {}

    /** Decides what to stumble on. */
    static class Stones {
        volatile String saga = "";
        volatile String view = "";
        volatile Runnable before = () -> {};

        void in(String stone, GroupCreated event) {
            before.run();
            if (event.name().equals(stone)) {
                throw new IllegalStateException("stumbled on \"" + stone + "\"");
            }
        }
    }

    @ProcessingGroup("view-stumbling-v1")
    static class View {
        private final Stones stones;

        View(Stones stones) {
            this.stones = stones;
        }

        @EventHandler
        void on(GroupCreated event) {
            stones.in(stones.view, event);
        }
    }

    /** Starts and ends with the creation of a group. */
    @Saga
    @ProcessingGroup("saga-stumbling")
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE)
    public static class Walk {

        private boolean over;

        public Walk() {} // for Axon

        @StartSaga
        @EndSaga
        @SagaEventHandler(associationProperty = "groupId")
        void on(GroupCreated event, Stones stones) {
            stones.in(stones.saga, event);
            over = true;
        }
    }
}
