package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.query.client.socket.Device;
import io.vdibroker.query.client.socket.Devices;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What VeiL Connect does from its start to its end, in its order and with its headers, on one kept connection. */
class WholeSessionContractTest extends OverTheWire {

    @Autowired
    Devices devices;

    private @Nullable KeptConnection connection;
    private String login = "";
    private UserId anna = new UserId(UUID.randomUUID());
    private PoolId pool = new PoolId(UUID.randomUUID());
    private MachineId machine = new MachineId(UUID.randomUUID());

    @BeforeEach
    void begin() {
        connection = new KeptConnection(port);
        login = "anna" + UUID.randomUUID();
        anna = world.person(login);
        var controller = world.controller("ecp.example");
        pool = world.pool("Desktops", controller, List.of(Protocol.RDP), anna);
        machine = world.machine(pool, controller, "vdi-1", PowerState.OFF, null);
        broker.controllerAnswers = false;
        broker.pools.put(pool, request -> {
            world.accepted(pool, request.ticketId(), anna, machine);
            world.shows(machine, pool, PowerState.ON, "10.0.0.7");
            world.ready(pool, request.ticketId(), anna, machine);
            return new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING);
        });
    }

    @AfterEach
    void hangUp() {
        http().close();
    }

    @Test
    void goesFromSignInToSignOut() {
        var token = signIn();
        try (var socket = openSocket(token)) {
            lookAround(token);
            useDesktop(token, socket);

            socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"user_gui\"}");
            socket.leave();
            assertThat(socket.closeCode()).isEqualTo(1000);
            assertThat(http().post("/api/logout", token, "").status()).isEqualTo(200);
            assertThat(http().get("/api/client/pools", token, "Get-Favorite-Only: false")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void endsWhenTheServerDemandsIt() {
        var token = signIn();
        try (var socket = openSocket(token)) {
            lookAround(token);
            world.events.publish(new SessionEnded(session(), anna, SessionEnd.REVOKED));
            assertThat(socket.next("DISCONNECT").path("msg_type").asString()).isEqualTo("control");
            socket.leave();
            // both close at the same time: whose word is read, or none, is chance
            assertThat(socket.closeCode()).isIn(1000, 2000, RawSocket.LOST);
        }
        assertThat(http().post("/api/logout", token, "").status()).isEqualTo(200);
        lookAround(signIn());
    }

    @Test
    void endsWhenAnAnswerIs401() {
        var token = signIn();
        try (var socket = openSocket(token)) {
            lookAround(token);
            wire.post("/api/logout", token, ""); // from elsewhere
            var answer = http().post("/api/client/pools/" + pool.value() + "/reboot", token, "{\"force\":false}");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers()).doesNotContainKey("www-authenticate");
            assertThat(socket.closeCode()).isEqualTo(1000);
        }
        assertThat(http().post("/api/logout", token, "").status()).isEqualTo(200);
    }

    private KeptConnection http() {
        return Objects.requireNonNull(connection);
    }

    private String signIn() {
        var body = "{\"username\":\"" + login + "\",\"password\":\"" + World.PASSWORD
                + "\",\"code\":\"\",\"ldap\":false,\"veil_connect_version\":\"1.14.9\"}";
        var answer = http().post("/api/auth/", null, body);
        assertThat(answer.headers().get("content-type")).startsWith("application/json");
        return answer.data().path("access_token").asString();
    }

    private RawSocket openSocket(String token) {
        var socket = RawSocket.open(
                port,
                "/api/ws/client/?token=" + token
                        + "&is_conn_init_by_user=1&veil_connect_version=1.14.9&tk_os=Linux&mac_address=(null)&hostname=vm");
        socket.answerPings();
        assertThat(socket.nextJson().path("msg").asString()).isEqualTo("Auth success");
        return socket;
    }

    private void lookAround(String token) {
        assertThat(http().get("/api/version", token).data().path("version").asString())
                .isEqualTo("4.1.5");
        assertThat(pools(token)).containsExactly(pool.value().toString());
    }

    private List<String> pools(String token) {
        return http().get("/api/client/pools", token, "Get-Favorite-Only: false")
                .data()
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private void useDesktop(String token, RawSocket socket) {
        socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"user_gui\"}");
        var desktop = http().post(
                        "/api/client/pools/" + pool.value(),
                        token,
                        "{\"remote_protocol\":\"RDP\",\"request_id\":9999,\"time_zone\":null,\"os\":\"Linux\"}")
                .data();
        assertThat(desktop.path("vm_id").asString()).isEqualTo(machine.value().toString());
        assertThat(socket.next("vm_preparation_progress").path("request_id").asInt())
                .isEqualTo(9999);

        var shown = "\"vm_id\":\"" + machine.value() + "\",\"connection_type\":\"RDP\",\"is_connection_secure\":true}";
        socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"vm_connected\"," + shown);
        assertThat(socket.next("user_power_state")
                        .path("object")
                        .path("user_power_state")
                        .asInt())
                .isEqualTo(3);
        socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"network_stats\",\"read_speed\":1200,\"write_speed\":300,"
                + "\"min_rtt\":0.031,\"avg_rtt\":0.042,\"max_rtt\":0.057,\"loss_percentage\":0}");
        await().until(() -> device().network().containsKey("avg_rtt"));
        assertThat(device().machineId()).isEqualTo(machine);

        assertThat(pools(token)).hasSize(1); // the list first, as the client does it
        socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"vm_disconnected\"," + shown);
        await().until(() -> device().machineId() == null);
    }

    /** What was heard of it; nothing before it says its first word. */
    private Device device() {
        return devices.of(session()).orElseThrow();
    }

    private SessionId session() {
        return broker.commands.stream()
                .filter(StartSession.class::isInstance)
                .map(StartSession.class::cast)
                .filter(start -> start.userId().equals(anna))
                .findFirst()
                .orElseThrow()
                .sessionId();
    }
}
