package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketContractTest extends OverTheWire {

    private static final String REST =
            "&is_conn_init_by_user=1&veil_connect_version=1.14.9&tk_os=Linux&mac_address=02:fc:00:00:00:05&hostname=vm";

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
    void takesTheTokenWithItsSchemeAndAnUnencodedQuery(String scheme) {
        var query = "?token=" + scheme + token + "&mac_address=(null)&hostname=100%|{a}<b>&tk_os=Linux";
        try (var socket = RawSocket.open(port, "/api/ws/client/" + query)) {
            assertThat(socket.nextJson().path("msg").asString()).isEqualTo("Auth success");
        }
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
        broker.pools.put(pool, request -> {
            world.accepted(pool, request.ticketId(), anna, machine);
            world.shows(machine, pool, PowerState.ON, "10.0.0.7");
            world.ready(pool, request.ticketId(), anna, machine);
            return new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING);
        });
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            wire.post("/api/client/pools/" + pool.value(), token, "{\"remote_protocol\":\"RDP\",\"request_id\":4711}");
            var progress = socket.next("vm_preparation_progress");
            assertThat(progress.path("msg_type").asString()).isEqualTo("data");
            assertThat(progress.path("resource").asString()).isEqualTo("/domains/");
            assertThat(progress.path("request_id").isInt()).isTrue();
            assertThat(progress.path("request_id").asInt()).isEqualTo(4711);
            assertThat(progress.path("progress").asInt()).isBetween(0, 100);
            assertThat(progress.path("msg").asString()).isNotBlank();
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

    @Test
    void endsTheConnectionOfAClientThatFloodsIt() {
        try (var socket = open()) {
            socket.answerPings();
            socket.next("Auth success");
            for (var i = 0; i < 2000 && socket.trySend("{\"msg_type\":\"UPDATED\",\"event\":\"vm_changed\"}"); i++) {
                // more than any person makes
            }
            assertThat(socket.closeCode()).isEqualTo(1008);
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
