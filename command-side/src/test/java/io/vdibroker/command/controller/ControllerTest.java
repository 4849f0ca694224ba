package io.vdibroker.command.controller;

import static io.vdibroker.command.Stamped.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.command.DetachPool;
import io.vdibroker.api.controller.command.EndControllerService;
import io.vdibroker.api.controller.command.ForgetStranger;
import io.vdibroker.api.controller.command.PutControllerInService;
import io.vdibroker.api.controller.command.ReconfigureController;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.command.RemoveController;
import io.vdibroker.api.controller.command.ReportController;
import io.vdibroker.api.controller.command.ReportStranger;
import io.vdibroker.api.controller.command.ReportStrangerGone;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.controller.event.PoolAttached;
import io.vdibroker.api.controller.event.PoolDetached;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.command.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ControllerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final ControllerId CONTROLLER = ControllerId.of("33333333-3333-4333-8333-333333333333");
    private static final PoolId POOL = PoolId.of("22222222-2222-4222-8222-222222222222");
    private static final TlsTrust TLS = new TlsTrust(TlsMode.SYSTEM, null);

    private static final TlsTrust UNVERIFIED = new TlsTrust(TlsMode.UNVERIFIED, null);
    private static final TlsTrust PINNED = new TlsTrust(TlsMode.CERTIFICATE, "one");

    static Stream<Arguments> connectionsThatTrustMore() {
        return Stream.of(
                Arguments.of(connection("other.example", TLS), TLS),
                Arguments.of(connection("ecp.example:8443", TLS), TLS),
                Arguments.of(connection("other.example", TLS), UNVERIFIED),
                Arguments.of(connection("ecp.example", UNVERIFIED), TLS),
                Arguments.of(connection("ecp.example", UNVERIFIED), PINNED),
                Arguments.of(connection("ecp.example", PINNED), TLS),
                Arguments.of(connection("ecp.example", TLS), PINNED),
                Arguments.of(connection("ecp.example", new TlsTrust(TlsMode.CERTIFICATE, "two")), PINNED));
    }

    static Stream<Arguments> connectionsThatTrustNoMore() {
        return Stream.of(
                Arguments.of(connection("ecp.example", TLS), TLS),
                Arguments.of(connection("ECP.example", TLS), TLS),
                Arguments.of(connection("ecp.example", PINNED), PINNED),
                Arguments.of(connection("ecp.example", UNVERIFIED), UNVERIFIED),
                Arguments.of(connection("ecp.example", PINNED), UNVERIFIED),
                Arguments.of(connection("ecp.example", TLS), UNVERIFIED));
    }

    private static ReconfigureController connection(String address, TlsTrust tls) {
        return new ReconfigureController(CONTROLLER, "another name", address, tls, "secret-2", "5.0.1");
    }

    private final AggregateTestFixture<Controller> fixture = new AggregateTestFixture<>(Controller.class);

    @Nested
    class Strangers {

        private static final MachineId MACHINE = MachineId.of("44444444-4444-4444-8444-444444444444");
        private static final ReportStranger REPORT =
                new ReportStranger(CONTROLLER, MACHINE, "pc", StrangerSign.CARRIES_TAG, POOL);
        private static final StrangerFound FOUND =
                new StrangerFound(CONTROLLER, MACHINE, "pc", StrangerSign.CARRIES_TAG, POOL);
        private static final StrangerForgotten FORGOTTEN = new StrangerForgotten(CONTROLLER, MACHINE);
        private static final StrangerGone GONE = new StrangerGone(CONTROLLER, MACHINE);

        @Test
        void areRecordedOnce() {
            fixture.given(registered()).when(REPORT).expectEvents(FOUND);
            fixture.given(registered(), FOUND).when(REPORT).expectNoEvents();
            fixture.given(registered(), FOUND, FORGOTTEN).when(REPORT).expectNoEvents();
            fixture.given(registered(), FOUND, GONE).when(REPORT).expectEvents(FOUND);
        }

        @Test
        void areGoneOnce() {
            var gone = new ReportStrangerGone(CONTROLLER, MACHINE);
            fixture.given(registered(), FOUND, FORGOTTEN).when(gone).expectEvents(GONE);
            fixture.given(registered(), FOUND, GONE).when(gone).expectNoEvents();
            fixture.given(registered()).when(gone).expectNoEvents();
        }

        @Test
        void areForgottenOnce() {
            var forget = new ForgetStranger(CONTROLLER, MACHINE);
            fixture.given(registered(), FOUND).when(forget).expectEvents(FORGOTTEN);
            fixture.given(registered(), FOUND, FORGOTTEN).when(forget).expectNoEvents();
            fixture.given(registered(), FOUND, GONE).when(forget).expectException(rejection(RejectionCode.NOT_FOUND));
            fixture.given(registered()).when(forget).expectException(rejection(RejectionCode.NOT_FOUND));
        }

        @Test
        void ofAControllerThatIsGoneAreOfNoInterest() {
            fixture.given(registered(), new ControllerRemoved(CONTROLLER, "secret-1"))
                    .when(REPORT)
                    .expectNoEvents();
        }
    }

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
        void letsWhatWaitedGoOnForItWasTested() {
            fixture.given(registered(), rejected())
                    .when(command)
                    .expectEvents(reconfigured(), new ControllerCredentialAccepted(CONTROLLER));
            fixture.given(registered(), unreachable())
                    .when(command)
                    .expectEvents(reconfigured(), new ControllerAnswersAgain(CONTROLLER));
        }

        @Test
        void recordsItOnce() {
            fixture.given(registered(), reconfigured())
                    .when(command)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @ParameterizedTest
        @MethodSource("io.vdibroker.command.controller.ControllerTest#connectionsThatTrustMore")
        void isForSecurityAdministratorsIfItTrustsMoreWhilePoolsGiveTheirAccountsThere(
                ReconfigureController command, TlsTrust before) {
            var given = List.of(registered(before), new PoolAttached(CONTROLLER, POOL));

            fixture.given(given)
                    .when(command, by(Role.ADMINISTRATOR))
                    .expectNoEvents()
                    .expectException(rejection(RejectionCode.NOT_ALLOWED));
            fixture.given(given).when(command).expectException(rejection(RejectionCode.NOT_ALLOWED));
            fixture.given(given).when(command, by(Role.SECURITY_ADMINISTRATOR)).expectSuccessfulHandlerExecution();
            fixture.given(registered(before), new PoolAttached(CONTROLLER, POOL), new PoolDetached(CONTROLLER, POOL))
                    .when(command, by(Role.ADMINISTRATOR))
                    .expectSuccessfulHandlerExecution();
        }

        @ParameterizedTest
        @MethodSource("io.vdibroker.command.controller.ControllerTest#connectionsThatTrustNoMore")
        void isForAdministratorsIfItTrustsNoMore(ReconfigureController command, TlsTrust before) {
            fixture.given(registered(before), new PoolAttached(CONTROLLER, POOL))
                    .when(command, by(Role.ADMINISTRATOR))
                    .expectSuccessfulHandlerExecution();
        }

        private static Map<String, String> by(Role role) {
            return Map.of(Metadata.ROLES, role.name());
        }

        @Test
        void isRefusedForWhatWasRemoved() {
            fixture.given(registered(), removed()).when(command).expectException(rejection(RejectionCode.NOT_FOUND));
        }
    }

    @Nested
    class Report {

        @Test
        void thatItDoesNotAnswerIsRecordedOnce() {
            fixture.given(registered())
                    .when(report(ControllerCondition.SILENT, "no answer"))
                    .expectEvents(unreachable());
            fixture.given(registered(), unreachable())
                    .when(report(ControllerCondition.SILENT, "still none"))
                    .expectNoEvents();
        }

        @Test
        void thatItRejectsTheKeyIsRecordedOnce() {
            fixture.given(registered())
                    .when(report(ControllerCondition.KEY_REJECTED, "401"))
                    .expectEvents(rejected());
            fixture.given(registered(), rejected())
                    .when(report(ControllerCondition.KEY_REJECTED, "403"))
                    .expectNoEvents();
        }

        @Test
        void thatItAnswersIsOnlyRecordedIfItDidNot() {
            fixture.given(registered())
                    .when(report(ControllerCondition.ANSWERS, ""))
                    .expectNoEvents();
            fixture.given(registered(), unreachable())
                    .when(report(ControllerCondition.ANSWERS, ""))
                    .expectEvents(new ControllerAnswersAgain(CONTROLLER));
            fixture.given(registered(), unreachable(), new ControllerAnswersAgain(CONTROLLER))
                    .when(report(ControllerCondition.ANSWERS, ""))
                    .expectNoEvents();
        }

        @Test
        void thatItTakesTheKeyIsOnlyRecordedIfItDidNot() {
            fixture.given(registered(), rejected())
                    .when(report(ControllerCondition.ANSWERS, ""))
                    .expectEvents(new ControllerCredentialAccepted(CONTROLLER));
            fixture.given(registered(), rejected(), new ControllerCredentialAccepted(CONTROLLER))
                    .when(report(ControllerCondition.ANSWERS, ""))
                    .expectNoEvents();
        }

        @Test
        void followsFromOneTroubleToTheOther() {
            fixture.given(registered(), unreachable())
                    .when(report(ControllerCondition.KEY_REJECTED, "401"))
                    .expectEvents(rejected());
            fixture.given(registered(), unreachable(), rejected())
                    .when(report(ControllerCondition.ANSWERS, ""))
                    .expectEvents(new ControllerCredentialAccepted(CONTROLLER));
            fixture.given(registered(), rejected())
                    .when(report(ControllerCondition.SILENT, "no answer"))
                    .expectEvents(unreachable());
        }

        @Test
        void ofTheKeyThatWasReplacedIsOfNoInterest() {
            fixture.given(registered(), reconfigured())
                    .when(report(ControllerCondition.KEY_REJECTED, "401"))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void ofWhatWasRemovedIsOfNoInterest() {
            fixture.given(registered(), removed())
                    .when(report(ControllerCondition.SILENT, "no answer"))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void goesOnInService() {
            fixture.given(registered(), inService())
                    .when(report(ControllerCondition.SILENT, "no answer"))
                    .expectEvents(unreachable());
        }

        private ReportController report(ControllerCondition condition, String reason) {
            return new ReportController(CONTROLLER, "secret-1", condition, reason);
        }
    }

    @Nested
    class Service {

        private final PutControllerInService begin = new PutControllerInService(CONTROLLER);
        private final EndControllerService end = new EndControllerService(CONTROLLER);

        @Test
        void beginsOnce() {
            fixture.given(registered()).when(begin).expectEvents(inService());
            fixture.given(registered(), inService())
                    .when(begin)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void endsOnce() {
            fixture.given(registered(), inService()).when(end).expectEvents(new ControllerServiceEnded(CONTROLLER));
            fixture.given(registered(), inService(), new ControllerServiceEnded(CONTROLLER))
                    .when(end)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isNotEndedByOtherSettings() {
            fixture.given(registered(), inService(), reconfigured()).when(begin).expectNoEvents();
        }

        @Test
        void isRefusedForWhatWasRemoved() {
            fixture.given(registered(), removed()).when(begin).expectException(rejection(RejectionCode.NOT_FOUND));
            fixture.given(registered(), removed()).when(end).expectException(rejection(RejectionCode.NOT_FOUND));
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
        return registered(TLS);
    }

    private static ControllerRegistered registered(TlsTrust tls) {
        return new ControllerRegistered(CONTROLLER, "main", "ecp.example", tls, "secret-1", "5.0.0");
    }

    private static ControllerReconfigured reconfigured() {
        return new ControllerReconfigured(CONTROLLER, "main", "ecp2.example", TLS, "secret-2", "5.0.1");
    }

    private static ControllerBecameUnreachable unreachable() {
        return new ControllerBecameUnreachable(CONTROLLER, "no answer");
    }

    private static ControllerCredentialRejected rejected() {
        return new ControllerCredentialRejected(CONTROLLER, "401");
    }

    private static ControllerPutInService inService() {
        return new ControllerPutInService(CONTROLLER);
    }

    private static ControllerRemoved removed() {
        return new ControllerRemoved(CONTROLLER, "secret-1");
    }

    private static Matcher<Rejection> rejection(RejectionCode code) {
        return Matchers.predicate(rejection -> rejection.code() == code);
    }
}
