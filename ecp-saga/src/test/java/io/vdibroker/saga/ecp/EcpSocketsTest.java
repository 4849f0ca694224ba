package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.EcpChanges.Subject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class EcpSocketsTest {

    private static final UUID MACHINE = UUID.fromString("5de41ce2-ca22-4b65-b66a-e46ae037737e");

    private final Mongo mongo = new Mongo();
    private final SocketServer server = new SocketServer();
    private final List<EcpNews> news = new CopyOnWriteArrayList<>();
    private final EcpSockets sockets = sockets();

    private EcpSockets sockets() {
        var list = new ControllerList(mongo.database());
        var trust = new TlsTrust(TlsMode.CERTIFICATE, Certificates.LOCALHOST.pem());
        list.save(new ControllerSettings(Ecp.CONTROLLER, "localhost:" + server.port(), trust, "ref"));
        var properties = Ecp.properties();
        var controllers = new Controllers(
                list,
                reference -> "jwt " + Ecp.KEY,
                properties,
                Ecp.heartbeats(Clock.systemUTC(), properties),
                new AddressBook(id -> Map.of()));
        EcpChanges listener = (controllerId, subject, id) -> news.add(new EcpNews(subject, id));
        var beans = new StaticListableBeanFactory();
        beans.addBean("listener", listener);
        return new EcpSockets(controllers, beans.getBeanProvider(EcpChanges.class), properties);
    }

    @BeforeEach
    void open() {
        sockets.start();
        await().untilAsserted(() -> assertThat(server.heard()).contains("add /domains/", "add /tasks/"));
    }

    @AfterEach
    void close() throws Exception {
        sockets.stop();
        server.close();
        mongo.close();
    }

    @Test
    void areOpenedWithTheBareKeyAndSayThatAnythingMayHaveChanged() {
        assertThat(server.requests().get(0)).startsWith("GET /ws/?token=" + Ecp.KEY + " HTTP/1.1");
        assertThat(news).contains(new EcpNews(Subject.ANYTHING, null));
    }

    @Test
    void passOnWhatMayHaveChanged() {
        server.say("{\"msg_type\": \"control\", \"resource\": \"/domains/\"}");
        server.say("not json");
        server.say(message("/domains/"));
        server.say(message("/tasks/"));

        await().untilAsserted(() ->
                assertThat(news).endsWith(new EcpNews(Subject.DOMAIN, MACHINE), new EcpNews(Subject.TASK, MACHINE)));
    }

    @Test
    void areOpenedAgainWhenTheyWereLost() {
        server.drop();

        await().untilAsserted(() -> assertThat(server.requests()).hasSize(2));
        await().untilAsserted(() -> assertThat(news).hasSize(3).containsOnly(new EcpNews(Subject.ANYTHING, null)));
    }

    @Test
    void areOpenedAgainWhenTheKeyIsNotAccepted() {
        server.say("{\"error\": \"token error\"}");

        await().untilAsserted(() -> assertThat(server.requests()).hasSizeGreaterThan(1));
    }

    private static String message(String resource) {
        return "{\"msg_type\": \"data\", \"resource\": \"%s\", \"event\": \"UPDATED\", \"id\": \"%s\", \"object\": {}}"
                .formatted(resource, MACHINE);
    }
}
