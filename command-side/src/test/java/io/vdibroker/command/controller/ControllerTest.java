package io.vdibroker.command.controller;

import static io.vdibroker.command.Stamped.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.command.DetachPool;
import io.vdibroker.api.controller.command.ReconfigureController;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.command.RemoveController;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.PoolAttached;
import io.vdibroker.api.controller.event.PoolDetached;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.Rejection;
import java.time.Instant;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ControllerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final ControllerId CONTROLLER = ControllerId.of("33333333-3333-4333-8333-333333333333");
    private static final PoolId POOL = PoolId.of("22222222-2222-4222-8222-222222222222");
    private static final TlsTrust TLS = new TlsTrust(TlsMode.SYSTEM, null);

    private final AggregateTestFixture<Controller> fixture = new AggregateTestFixture<>(Controller.class);

    @Nested
    class Register {

        @Test
        void connectsAnEcp() {
            fixture.givenNoPriorActivity()
                    .when(register())
                    .expectEvents(registered())
                    .expectResultMessagePayload("secret-1");
        }

        @Test
        void connectsItOnce() {
            fixture.given(registered())
                    .when(register())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isARepeatWithAnotherKeyWhichIsNotNeeded() {
            fixture.given(registered())
                    .when(register("ecp.example", "secret-9", "5.0.9"))
                    .expectNoEvents()
                    .expectResultMessagePayload("secret-1");
        }

        @Test
        void isARepeatAfterTheSettingsWereChanged() {
            fixture.given(registered(), reconfigured())
                    .when(register("ecp.example", "secret-9", "5.0.0"))
                    .expectNoEvents()
                    .expectResultMessagePayload("secret-2");
        }

        @Test
        void changesNothingUnderTheSameId() {
            fixture.given(registered())
                    .when(register("ecp2.example", "secret-1", "5.0.0"))
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.CONFLICT));
        }

        @Test
        void doesNotBringBackWhatWasRemoved() {
            fixture.given(registered(), removed())
                    .when(register())
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.CONFLICT));
        }
    }

    @Nested
    class Reconfigure {

        private final ReconfigureController command =
                new ReconfigureController(CONTROLLER, "main", "ecp2.example", TLS, "secret-2", "5.0.1");

        @Test
        void recordsTheNewConnection() {
            fixture.given(registered()).when(command).expectEvents(reconfigured());
        }

        @Test
        void recordsItOnce() {
            fixture.given(registered(), reconfigured())
                    .when(command)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isRefusedForWhatWasRemoved() {
            fixture.given(registered(), removed()).when(command).expectException(rejection(RejectionCode.NOT_FOUND));
        }
    }

    @Nested
    class Remove {

        private final RemoveController command = new RemoveController(CONTROLLER);

        @Test
        void saysWhichKeyIsOfNoUseAnyMore() {
            fixture.given(registered(), reconfigured())
                    .when(command)
                    .expectEvents(new ControllerRemoved(CONTROLLER, "secret-2"));
        }

        @Test
        void isDoneOnce() {
            fixture.given(registered(), removed())
                    .when(command)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isRefusedWhileAPoolUsesIt() {
            fixture.given(registered(), new PoolAttached(CONTROLLER, POOL))
                    .when(command)
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.CONTROLLER_IN_USE));
        }

        @Test
        void isPossibleAfterTheLastPoolHasGone() {
            fixture.given(registered(), new PoolAttached(CONTROLLER, POOL), new PoolDetached(CONTROLLER, POOL))
                    .when(command)
                    .expectEvents(removed());
        }
    }

    @Nested
    class Attach {

        @Test
        void recordsThatAPoolUsesIt() {
            fixture.given(registered())
                    .whenInvoking(CONTROLLER.toString(), controller -> controller.attach(POOL))
                    .expectEvents(new PoolAttached(CONTROLLER, POOL));
        }

        @Test
        void recordsItOnce() {
            fixture.given(registered(), new PoolAttached(CONTROLLER, POOL))
                    .whenInvoking(CONTROLLER.toString(), controller -> controller.attach(POOL))
                    .expectNoEvents();
        }

        @Test
        void isRefusedForWhatWasRemoved() {
            fixture.given(registered(), removed())
                    .whenInvoking(CONTROLLER.toString(), controller -> controller.attach(POOL))
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.NOT_FOUND));
        }

        @Test
        void isRefusedForWhatNeverWas() {
            var axon = DefaultConfigurer.defaultConfiguration()
                    .configureAggregate(Controller.class)
                    .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                    .start();
            assertThatThrownBy(() -> DefaultUnitOfWork.startAndGet(at(NOW, "create a pool"))
                            .execute(() -> ControllerConfiguration.attach(
                                    axon.repository(Controller.class), CONTROLLER, POOL)))
                    .isInstanceOfSatisfying(
                            Rejection.class, e -> assertThat(e.code()).isEqualTo(RejectionCode.NOT_FOUND));
            axon.shutdown();
        }
    }

    @Nested
    class Detach {

        private final DetachPool command = new DetachPool(CONTROLLER, POOL);

        @Test
        void recordsThatThePoolHasGone() {
            fixture.given(registered(), new PoolAttached(CONTROLLER, POOL))
                    .when(command)
                    .expectEvents(new PoolDetached(CONTROLLER, POOL));
        }

        @Test
        void recordsItOnce() {
            fixture.given(registered())
                    .when(command)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    private static RegisterController register() {
        return register("ecp.example", "secret-1", "5.0.0");
    }

    private static RegisterController register(String address, String credentialRef, String version) {
        return new RegisterController(CONTROLLER, "main", address, TLS, credentialRef, version);
    }

    private static ControllerRegistered registered() {
        return new ControllerRegistered(CONTROLLER, "main", "ecp.example", TLS, "secret-1", "5.0.0");
    }

    private static ControllerReconfigured reconfigured() {
        return new ControllerReconfigured(CONTROLLER, "main", "ecp2.example", TLS, "secret-2", "5.0.1");
    }

    private static ControllerRemoved removed() {
        return new ControllerRemoved(CONTROLLER, "secret-1");
    }

    private static Matcher<Rejection> rejection(RejectionCode code) {
        return Matchers.predicate(rejection -> rejection.code() == code);
    }
}
