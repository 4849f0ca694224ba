package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.contract.Wire.Reply;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the sagas are too far behind. */
class BusyContractTest extends OverTheWire {

    private static final String RDP =
            "{\"remote_protocol\":\"RDP\",\"request_id\":17,\"time_zone\":null,\"os\":\"Linux\"}";

    private String login = "";
    private String token = "";
    private String path = "";
    private UserId anna = new UserId(UUID.randomUUID());
    private ControllerId controller = new ControllerId(UUID.randomUUID());
    private PoolId pool = new PoolId(UUID.randomUUID());

    @BeforeEach
    void begin() {
        login = "anna" + UUID.randomUUID();
        anna = world.person(login);
        token = wire.token(login);
        controller = world.controller("https://ecp.example:443");
        pool = world.pool("Desktops", controller, List.of(Protocol.RDP), anna);
        path = "/api/client/pools/" + pool.value();
        broker.busy = true;
    }

    @AfterEach
    void end() {
        broker.busy = false;
        broker.controllerAnswers = false;
    }

    @Test
    void beginsNoDesktopUntilTheyHaveCaughtUp() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.OFF, null);
        broker.pools.put(pool, request -> {
            world.accepted(pool, request.ticketId(), anna, machine);
            world.shows(machine, pool, PowerState.ON, "10.0.0.7");
            world.ready(pool, request.ticketId(), anna, machine);
            return new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING);
        });

        assertBusy(wire.post(path, token, RDP));
        assertThat(asked(RequestDesktop.class)).isEmpty();

        broker.busy = false;
        assertThat(wire.post(path, token, RDP).data().path("host").asString()).isEqualTo("10.0.0.7");
    }

    @Test
    void givesTheDesktopThatRunsAlready() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        broker.controllerAnswers = true;
        broker.pools.put(pool, request -> new DesktopTicket(request.ticketId(), machine, TicketState.READY));

        await().untilAsserted(() -> assertThat(wire.post(path, token, RDP)
                        .json()
                        .path("data")
                        .path("host")
                        .asString(""))
                .isEqualTo("10.0.0.7"));
    }

    @Test
    void switchesNoMachineAndMarksNoFavourite() {
        broker.pools.put(pool, request -> {
            throw new AssertionError(request);
        });

        assertBusy(wire.post(path + "/reboot", token, ""));
        assertBusy(wire.post(path + "/add-pool-to-favorite", token, ""));
        assertThat(asked(ChangePower.class)).isEmpty();
    }

    @Test
    void speaksTheLanguageOfTheClient() {
        assertThat(wire.post(path + "/reboot", token, "", "Accept-Language", "ru")
                        .message())
                .matches(".*[а-я].*");
    }

    @Test
    void letsPeopleSignInAndOut() {
        var other =
                wire.signIn(login, World.PASSWORD).data().path("access_token").asString();
        assertThat(other).isNotBlank();
        assertThat(wire.post("/api/logout", other, "").status()).isEqualTo(200);
        await().until(() -> wire.post(path, other, RDP).status() == 401);
    }

    @Test
    void saysFirstThatASessionIsOver() {
        assertThat(wire.post(path + "/reboot", null, "").status()).isEqualTo(401);
    }

    private List<?> asked(Class<?> type) {
        return broker.commands.stream()
                .filter(type::isInstance)
                .filter(command -> command.toString().contains(pool.value().toString()))
                .toList();
    }

    private static void assertBusy(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo("006");
        assertThat(reply.message()).contains("again");
    }
}
