package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.saga.Mongo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllersTest {

    private static final TlsTrust PINNED = new TlsTrust(TlsMode.CERTIFICATE, Certificates.LOCALHOST.pem());

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Mongo mongo = new Mongo();
    private final EcpServer one = EcpServer.https(Certificates.LOCALHOST.context());
    private final EcpServer other = EcpServer.https(Certificates.LOCALHOST.context());
    private final ControllerList list = new ControllerList(mongo.database());
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final Controllers controllers = controllers();
    private final Overlays overlays = new Overlays(list);
    private final ControllerListProjector projector = new ControllerListProjector(list, controllers, overlays);

    @AfterEach
    void close() {
        one.close();
        other.close();
        mongo.close();
    }

    private Controllers controllers() {
        var heartbeats = Ecp.heartbeats(Clock.systemUTC(), Ecp.properties());
        return new Controllers(
                list,
                reference -> {
                    opened.add(reference);
                    return Ecp.KEY;
                },
                Ecp.properties(),
                heartbeats,
                new AddressBook(id -> Map.of()));
    }

    @Test
    void areNotThereBeforeTheyAreRegisteredAndAfterTheyAreRemoved() {
        assertThatThrownBy(() -> controllers.of(Ecp.CONTROLLER)).isInstanceOf(EcpProblem.NoAnswer.class);

        projector.on(registered(one));
        assertThat(controllers.ids()).containsExactly(Ecp.CONTROLLER);
        assertThat(controllers.host(Ecp.CONTROLLER)).isEqualTo("localhost");

        projector.on(new ControllerRemoved(Ecp.CONTROLLER, "ref-1"));
        assertThatThrownBy(() -> controllers.of(Ecp.CONTROLLER)).isInstanceOf(EcpProblem.NoAnswer.class);
    }

    @Test
    void areAskedWithTheKeyOfTheirPresentReference() {
        projector.on(registered(one));
        controllers.inventory(Ecp.CONTROLLER).check();
        assertThat(opened).containsExactly("ref-1");

        projector.on(reconfigured(one, "ref-2"));
        controllers.inventory(Ecp.CONTROLLER).check();
        assertThat(opened).containsExactly("ref-1", "ref-2");
    }

    @Test
    void areAskedAtTheirPresentAddress() {
        projector.on(registered(one));
        controllers.inventory(Ecp.CONTROLLER).check();
        projector.on(reconfigured(other, "ref-1"));
        controllers.inventory(Ecp.CONTROLLER).check();

        assertThat(one.asked()).hasSize(1);
        assertThat(other.asked()).hasSize(1);
    }

    @Test
    void keepTheirConnectionWhileNothingChanges() {
        projector.on(registered(one));
        var before = controllers.of(Ecp.CONTROLLER);
        projector.on(registered(one));

        assertThat(controllers.of(Ecp.CONTROLLER)).isSameAs(before);
    }

    @Test
    void areKnownAgainAfterARestart() {
        projector.on(registered(one));

        controllers().inventory(Ecp.CONTROLLER).check();

        assertThat(one.asked()).hasSize(1);
    }

    @Test
    void showWhatIsInTheirWayUntilItIsGone() {
        List<ControllerId> told = new CopyOnWriteArrayList<>();
        overlays.onChange(told::add);
        projector.on(registered(one));
        assertThat(overlays.of(Ecp.CONTROLLER)).isEqualTo(Overlay.NONE);

        projector.on(new ControllerBecameUnreachable(Ecp.CONTROLLER, "no answer"), NOON);
        projector.on(new ControllerPutInService(Ecp.CONTROLLER), NOON.plusSeconds(60));
        assertThat(overlays.of(Ecp.CONTROLLER))
                .isEqualTo(new Overlay(ControllerCondition.SILENT, NOON, NOON.plusSeconds(60)));
        assertThat(overlays.of(Ecp.CONTROLLER).since()).isEqualTo(NOON);

        projector.on(reconfigured(one, "ref-2"));
        projector.on(new ControllerAnswersAgain(Ecp.CONTROLLER), NOON.plusSeconds(90));
        assertThat(overlays.of(Ecp.CONTROLLER).isInService()).isTrue();
        assertThat(new Overlays(list).of(Ecp.CONTROLLER)) // after a restart
                .isEqualTo(new Overlay(
                        ControllerCondition.ANSWERS,
                        null,
                        NOON.plusSeconds(60),
                        new Standstills(List.of(new Standstills.Span(NOON, NOON.plusSeconds(90))))));

        projector.on(new ControllerServiceEnded(Ecp.CONTROLLER), NOON.plusSeconds(120));
        assertThat(overlays.of(Ecp.CONTROLLER).isInTheWay()).isFalse();
        assertThat(told).hasSize(4);

        projector.on(new ControllerCredentialRejected(Ecp.CONTROLLER, "401"), NOON);
        projector.on(new ControllerRemoved(Ecp.CONTROLLER, "ref-2"));
        assertThat(overlays.all()).isEmpty();
        projector.on(new ControllerCredentialAccepted(Ecp.CONTROLLER), NOON); // long ago, told again
        assertThat(list.all()).isEmpty();
    }

    @Test
    void rememberHowLongSomethingWasInTheirWay() {
        projector.on(registered(one));
        for (var time = 0; time < 2; time++) { // all of it is delivered again
            projector.on(new ControllerBecameUnreachable(Ecp.CONTROLLER, "no answer"), NOON);
            projector.on(new ControllerPutInService(Ecp.CONTROLLER), NOON.plusSeconds(60));
            projector.on(new ControllerAnswersAgain(Ecp.CONTROLLER), NOON.plusSeconds(90));
            projector.on(new ControllerServiceEnded(Ecp.CONTROLLER), NOON.plusSeconds(120));
            projector.on(new ControllerServiceEnded(Ecp.CONTROLLER), NOON.plusSeconds(200));
        }

        var past = new Overlays(list).of(Ecp.CONTROLLER).past();
        assertThat(past.since(NOON.minusSeconds(1))).isEqualTo(Duration.ofSeconds(120));
        assertThat(past.since(NOON.plusSeconds(80))).isEqualTo(Duration.ofSeconds(40));
        assertThat(past.since(NOON.plusSeconds(120))).isZero();
        assertThat(overlays.all()).isEmpty();
    }

    @Test
    void rememberTheLastTimesOnly() {
        projector.on(registered(one));
        for (var hour = 0; hour < 100; hour++) {
            var at = NOON.plus(Duration.ofHours(hour));
            projector.on(new ControllerBecameUnreachable(Ecp.CONTROLLER, "no answer"), at);
            projector.on(new ControllerAnswersAgain(Ecp.CONTROLLER), at.plusSeconds(60));
        }

        assertThat(overlays.of(Ecp.CONTROLLER).past().since(NOON)).isEqualTo(Duration.ofMinutes(50));
    }

    private static ControllerRegistered registered(EcpServer server) {
        return new ControllerRegistered(Ecp.CONTROLLER, "ECP", "localhost:" + server.port(), PINNED, "ref-1", "4.7.5");
    }

    private static ControllerReconfigured reconfigured(EcpServer server, String reference) {
        return new ControllerReconfigured(
                Ecp.CONTROLLER, "ECP", "localhost:" + server.port(), PINNED, reference, "4.7.5");
    }
}
