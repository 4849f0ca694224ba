package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.query.client.socket.Device;
import io.vdibroker.query.client.socket.Devices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SocketContractTest extends OverTheWire {

    private static final String REST =
            "&is_conn_init_by_user=1&veil_connect_version=1.14.9&tk_os=Linux&mac_address=02:fc:00:00:00:05&hostname=vm";

    @Autowired
    Devices devices;

    private String token = "";
    private UserId anna = new UserId(UUID.randomUUID());
    private ControllerId controller = new ControllerId(UUID.randomUUID());

    @BeforeEach
    void begin() {
        var login = "anna" + UUID.randomUUID();
        anna = world.person(login);
        token = wire.token(login);
        controller = world.controller("ecp.example");
    }

    private RawSocket open() {
        return RawSocket.open(port, "/api/ws/client/?token=" + token + REST);
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

    @ParameterizedTest
    @ValueSource(strings = {"/api/ws/client/", "/api/ws/client", "/ws/client/", "/ws/client"})
    void letsInWhoIsSignedInWhateverTheOrigin(String path) {
        try (var socket = RawSocket.open(port, path + "?token=" + token + REST)) {
            var welcome = socket.nextJson();
            assertThat(welcome.path("msg_type").asString()).isEqualTo("control");
            assertThat(welcome.path("error").asBoolean(true)).isFalse();
            assertThat(welcome.path("msg").asString()).isEqualTo("Auth success");
            assertThat(welcome.has("cmd")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt%20", "JWT+", ""})
    void takesTheTokenWithItsScheme(String scheme) {
        try (var socket = RawSocket.open(port, "/api/ws/client/?token=" + scheme + token + REST)) {
            assertThat(socket.nextJson().path("msg").asString()).isEqualTo("Auth success");
        }
    }

    @ParameterizedTest // the client encodes nothing but spaces
    @ValueSource(
            strings = {
                "(null)",
                "02:fc:00:00:00:05",
                "100%",
                "%zz",
                "a|{b}<c>[d]^`\"\\",
                "ПК-Бухгалтерия",
                "Windows%2010"
            })
    void takesAQueryThatIsNotEncoded(String value) {
        var query = "?hostname=" + value + "&token=" + token + "&mac_address=" + value;
        try (var socket = RawSocket.open(port, "/api/ws/client/" + query)) {
            assertThat(socket.nextJson().path("msg").asString()).isEqualTo("Auth success");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ws/client/<>", "/api/ws/client/Бухгалтерия"})
    void takesNoPathThatIsNotEncoded(String path) {
        assertThatThrownBy(() -> RawSocket.open(port, path + "?token=" + token))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(" 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?token=nonsense", "", "?hostname=vm"})
    void tellsWhoIsNotSignedInAndCloses(String query) {
        try (var socket = RawSocket.open(port, "/api/ws/client/" + query)) {
            var refusal = socket.nextJson();
            assertThat(refusal.path("msg_type").asString()).isEqualTo("control");
            assertThat(refusal.path("error").asBoolean()).isTrue();
            assertThat(socket.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void pingsAndKeepsWhoAnswers() {
        try (var socket = open()) {
            socket.answerPings();
            await().until(() -> socket.pings() > 10);
            assertThat(socket.isOpen()).isTrue();
        }
    }

    @Test
    void dropsWhoIsSilent() {
        try (var socket = open()) {
            assertThat(socket.closeCode()).isEqualTo(4000);
        }
    }

    @Test
    void answersPings() {
        try (var socket = open()) {
            socket.ping();
            await().until(() -> socket.pongs() > 0);
        }
    }

    @Test
    void sendsWhoseSessionIsRevokedAway() {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            world.events.publish(new SessionEnded(session(), anna, SessionEnd.REVOKED));
            assertThat(socket.next("DISCONNECT").path("cmd").asString()).isEqualTo("DISCONNECT");
            assertThat(socket.closeCode()).isEqualTo(2000);
        }
    }

    @Test
    void sendsTheOtherSessionsAwayWhenThePasswordIsChanged() {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            world.passwordChanged(anna, null);
            assertThat(socket.next("DISCONNECT").path("cmd").asString()).isEqualTo("DISCONNECT");
            assertThat(socket.closeCode()).isEqualTo(2000);
        }
    }

    @Test
    void closesQuietlyAfterTheLogout() {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            wire.post("/api/logout", token, "");
            assertThat(socket.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void doesNotLetInAnEndedSession() {
        wire.post("/api/logout", token, "");
        try (var socket = open()) {
            assertThat(socket.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void showsTheProgressOfTheRequest() {
        var pool = world.pool("Desktops", controller, List.of(Protocol.RDP), anna);
        var machine = world.machine(pool, controller, "vdi-1", PowerState.OFF, null);
        var ticket = new CompletableFuture<TicketId>();
        broker.pools.put(pool, request -> {
            world.accepted(pool, request.ticketId(), anna, machine);
            ticket.complete(request.ticketId());
            return new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING);
        });
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            var answer = wire.postLater(
                    "/api/client/pools/" + pool.value(), token, "{\"remote_protocol\":\"RDP\",\"request_id\":4711}");
            var progress = socket.next("vm_preparation_progress");
            assertThat(progress.path("msg_type").asString()).isEqualTo("data");
            assertThat(progress.path("resource").asString()).isEqualTo("/domains/");
            assertThat(progress.path("request_id").isInt()).isTrue();
            assertThat(progress.path("request_id").asInt()).isEqualTo(4711);
            assertThat(progress.path("progress").asInt()).isBetween(0, 100);
            assertThat(progress.path("msg").asString()).isNotBlank();
            world.shows(machine, pool, PowerState.ON, "10.0.0.7");
            world.ready(pool, ticket.join(), anna, machine);
            assertThat(answer.join().data().path("host").asString()).isEqualTo("10.0.0.7");
        }
    }

    @Test
    void showsThePowerOfTheMachine() {
        var pool = world.pool("Desktops", controller, List.of(Protocol.RDP), anna);
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"vm_connected\",\"vm_id\":\"" + machine.value()
                    + "\",\"connection_type\":\"RDP\",\"is_connection_secure\":true}");
            assertThat(power(socket)).isEqualTo(3);
            world.shows(machine, pool, PowerState.SUSPENDED, null);
            assertThat(power(socket)).isEqualTo(2);
            world.shows(machine, pool, PowerState.OFF, null);
            assertThat(power(socket)).isEqualTo(1);
        }
    }

    private static int power(RawSocket socket) {
        var update = socket.next("user_power_state");
        assertThat(update.path("resource").asString()).isEqualTo("/domains/");
        assertThat(update.path("event").asString()).isEqualTo("UPDATED");
        return update.path("object").path("user_power_state").asInt();
    }

    @Test
    void tellsThatThereAreOtherPools() {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            var pool = world.pool("New", controller, List.of(Protocol.RDP));
            world.events.publish(new UserEntitled(pool, anna));
            var change = socket.next("pool_entitlement_changed");
            assertThat(change.path("resource").asString()).isEqualTo("/pools/");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "17",
                "null",
                "{\"msg_type\":\"data\"}",
                "{\"msg_type\":\"UPDATED\",\"event\":\"vm_connected\"}"
            })
    void complainsAboutWhatItDoesNotUnderstandAndGoesOn(String message) {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            socket.send(message);
            var complaint = socket.next("control");
            assertThat(complaint.path("error").asBoolean()).isTrue();
            socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"user_gui\"}");
            assertThat(socket.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main|\"connection_type\":\"SPICE\",\"inputs\":1,\"webdav\":0,\"cursor\":2,\"display\":120034,\"record\":0,"
                        + "\"playback\":0,\"main\":17,\"total\":120054",
                "write_speed|\"connection_type\":\"RDP\",\"read_speed\":120034,\"write_speed\":17"
            })
    void takesTheFiguresOfAViewer(String last, String figures) {
        try (var socket = open()) {
            socket.answerPings();
            socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"network_stats\",\"vm_id\":\"" + UUID.randomUUID() + "\","
                    + figures + ",\"min_rtt\":0.031,\"avg_rtt\":0.042,\"max_rtt\":0.057,\"loss_percentage\":3}");
            await().untilAsserted(() -> assertThat(device().map(Device::network).orElse(Map.of()))
                    .containsEntry(last, 17.0)
                    .containsEntry("max_rtt", 0.057)
                    .containsEntry("loss_percentage", 3.0)
                    .doesNotContainKeys("connection_type", "vm_id"));
        }
    }

    @ParameterizedTest // a client that has not chosen yet says null
    @ValueSource(strings = {"\"SPICE\"", "\"RDP\"", "\"LOUDPLAY\"", "null"})
    void takesThatAViewerIsOpenedAndClosed(String protocol) {
        var machine = UUID.randomUUID();
        var more = ",\"vm_id\":\"" + machine + "\",\"connection_type\":" + protocol + ",\"is_connection_secure\":true}";
        try (var socket = open()) {
            socket.answerPings();
            socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"vm_connected\"" + more);
            await().until(() -> device().map(Device::machineId), Optional.of(new MachineId(machine))::equals);
            assertThat(device().map(Device::secure)).contains(true);
            assertThat(device().map(Device::connectionType))
                    .isEqualTo(Optional.of(protocol.replace("\"", "")).filter(name -> !name.equals("null")));
            socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"vm_disconnected\"" + more);
            await().until(() -> device().map(Device::machineId).isEmpty());
        }
    }

    @Test
    void takesWhyAViewerDidNotGetThrough() {
        try (var socket = open()) {
            socket.answerPings();
            socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"vm_connection_error\",\"vm_id\":\"" + UUID.randomUUID()
                    + "\",\"connection_type\":\"RDP\",\"conn_error_code\":131084,\"conn_error_str\":\"Нет связи\"}");
            await().until(() -> device().map(Device::error), Optional.of("131084: Нет связи")::equals);
        }
    }

    @Test // it comes with every key and every click
    void takesAFloodOfKeyPressesWithoutAWord() {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            for (var i = 0; i < 10_000; i++) {
                socket.send("{\"msg_type\":\"UPDATED\",\"event\":\"user_gui\"}");
            }
            socket.send("nonsense");
            assertThat(socket.nextJson().path("msg").asString()).contains("not valid JSON");
            assertThat(device().map(Device::touchedAt)).isPresent();
            assertThat(socket.isOpen()).isTrue();
        }
    }

    @Test // the same address each time, and no new sign-in
    void letsInAgainWhoseLineBroke() {
        for (var time = 0; time < 3; time++) {
            try (var socket = open()) {
                socket.next("Auth success");
            }
        }
        try (var silent = open()) {
            assertThat(silent.closeCode()).isEqualTo(4000);
        }
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            assertThat(wire.get("/api/client/pools", token).status()).isEqualTo(200);
            world.events.publish(new SessionEnded(session(), anna, SessionEnd.REVOKED));
            assertThat(socket.next("DISCONNECT").path("cmd").asString()).isEqualTo("DISCONNECT");
        }
    }

    private Optional<Device> device() {
        return devices.of(session());
    }

    @Test
    void endsTheConnectionOfAClientThatFloodsIt() {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            for (var i = 0; i < 2000 && socket.trySend("{\"msg_type\":\"UPDATED\",\"event\":\"vm_changed\"}"); i++) {
                // more than any person makes
            }
            // what it had sent may reset the connection before the code is read
            assertThat(socket.closeCode()).isIn(1008, RawSocket.LOST);
        }
    }

    @Test
    void isNotHeldUpByAClientThatDoesNotRead() {
        try (var slow = open();
                var other = open()) {
            slow.stopReading();
            other.answerPings();
            for (var i = 0; i < 20_000 && slow.trySend("{"); i++) {
                // each is answered with a complaint that is never read
            }
            other.send("nonsense");
            assertThat(other.next("not valid JSON").path("error").asBoolean()).isTrue();
            assertThat(wire.get("/api/client/pools", token).status()).isEqualTo(200);
        }
    }
}
