package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerReconfigured;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerRemoved;
import io.vdibroker.saga.Mongo;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControllersTest {

    private static final TlsTrust PINNED = new TlsTrust(TlsMode.CERTIFICATE, Certificates.LOCALHOST.pem());

    private final Mongo mongo = new Mongo();
    private final EcpServer one = EcpServer.https(Certificates.LOCALHOST.context());
    private final EcpServer other = EcpServer.https(Certificates.LOCALHOST.context());
    private final ControllerList list = new ControllerList(mongo.database());
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final Controllers controllers = controllers();
    private final ControllerListProjector projector = new ControllerListProjector(list, controllers);

    @AfterEach
    void close() {
        one.close();
        other.close();
        mongo.close();
    }

    private Controllers controllers() {
        var heartbeats = new Heartbeats(Clock.systemUTC(), Ecp.properties());
        return new Controllers(
                list,
                reference -> {
                    opened.add(reference);
                    return Ecp.KEY;
                },
                Ecp.properties(),
                heartbeats);
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

    private static ControllerRegistered registered(EcpServer server) {
        return new ControllerRegistered(Ecp.CONTROLLER, "ECP", "localhost:" + server.port(), PINNED, "ref-1", "4.7.5");
    }

    private static ControllerReconfigured reconfigured(EcpServer server, String reference) {
        return new ControllerReconfigured(
                Ecp.CONTROLLER, "ECP", "localhost:" + server.port(), PINNED, reference, "4.7.5");
    }
}
