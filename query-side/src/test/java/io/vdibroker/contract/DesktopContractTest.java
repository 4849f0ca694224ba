package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.query.ConsoleAccess;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.event.MachineOperationStarted;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.pool.DesktopTicket;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PowerAction;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.TicketState;
import io.vdibroker.api.pool.command.ChangePower;
import io.vdibroker.api.pool.command.RequestDesktop;
import io.vdibroker.api.pool.event.DesktopRequestFailed;
import io.vdibroker.api.pool.event.UserEntitlementWithdrawn;
import io.vdibroker.contract.Wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopContractTest extends OverTheWire {

    private String token = "";
    private UserId anna = new UserId(UUID.randomUUID());
    private ControllerId controller = new ControllerId(UUID.randomUUID());
    private PoolId pool = new PoolId(UUID.randomUUID());

    @BeforeEach
    void begin() {
        var login = "anna" + UUID.randomUUID();
        anna = world.person(login);
        token = wire.token(login);
        controller = world.controller("https://ecp.example:443");
        pool = world.pool("Desktops", controller, List.of(Protocol.SPICE, Protocol.RDP, Protocol.LOUDPLAY), anna);
        broker.controllerAnswers = false;
        broker.consoles = query -> CompletableFuture.completedFuture(new ConsoleAccess("ecp.example", 5901, "s3cret"));
    }

    private String path() {
        return "/api/client/pools/" + pool.value();
    }

    private static String ask(String protocol) {
        return "{\"remote_protocol\":\"" + protocol + "\",\"request_id\":17,\"time_zone\":null,\"os\":\"Linux\"}";
    }

    private List<RequestDesktop> asked() {
        return broker.commands.stream()
                .filter(RequestDesktop.class::isInstance)
                .map(RequestDesktop.class::cast)
                .filter(request -> request.poolId().equals(pool))
                .toList();
    }

    /** A machine that is off, and comes up when the pool is asked. */
    private void bringUpWhenAsked(@Nullable String address) {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.OFF, null);
        broker.pools.put(pool, request -> {
            world.accepted(pool, request.ticketId(), anna, machine);
            world.shows(machine, pool, PowerState.ON, address);
            world.ready(pool, request.ticketId(), anna, machine);
            return new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING);
        });
    }

    @Test
    void answersWithWhatTheViewerNeeds() {
        bringUpWhenAsked("10.0.0.7");
        var reply = wire.post(path(), token, ask("SPICE"));
        var data = reply.data();
        assertThat(reply.json().has("errors")).isFalse();
        assertThat(data.path("host").asString()).isEqualTo("ecp.example");
        assertThat(data.path("port").isInt()).isTrue();
        assertThat(data.path("port").asInt()).isEqualTo(5901);
        assertThat(data.path("password").asString()).isEqualTo("s3cret");
        assertThat(data.path("vm_verbose_name").asString()).isEqualTo("vdi-1");
        assertThat(data.path("vm_id").asString()).matches("[0-9a-f-]{36}");
        assertThat(data.path("vm_controller_address").asString()).isEqualTo("ecp.example");
        assertThat(data.path("pool_type").asString()).isEqualTo("AUTOMATED");
        assertThat(data.path("permissions").toString()).isEqualTo("[\"FOLDERS_REDIR\",\"USB_REDIR\"]");
        assertThat(data.path("farm_list").isArray()).isTrue();
        assertThat(data.path("farm_list").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"RDP,3389", "LOUDPLAY,8554", "LOADPLAY,8554"})
    void answersWithTheAddressOfTheGuest(String protocol, int guestPort) {
        bringUpWhenAsked("10.0.0.7");
        var data = wire.post(path(), token, ask(protocol)).data();
        assertThat(data.path("host").asString()).isEqualTo("10.0.0.7");
        assertThat(data.path("port").asInt()).isEqualTo(guestPort);
        assertThat(data.path("password").isString()).isTrue();
    }

    @Test
    void answersClientsOfOtherSystemsWithTheSameAddress() {
        pool = world.pool("With a client of its own", controller, List.of(Protocol.NATIVE_RDP), anna);
        bringUpWhenAsked("10.0.0.7");
        var data = wire.post(path(), token, ask("NATIVE_RDP")).data();
        assertThat(data.path("host").asString()).isEqualTo("10.0.0.7");
        assertThat(data.path("port").asInt()).isEqualTo(3389);
        assertThat(data.path("password").isString()).isTrue();
        assertThat(data.path("farm_list").size()).isZero();
    }

    @Test
    void answersWithTheConsoleOfTheNode() {
        pool = world.pool("Direct", controller, List.of(Protocol.SPICE_DIRECT), anna);
        bringUpWhenAsked("10.0.0.7");
        broker.consoles = query -> query.protocol() == Protocol.SPICE_DIRECT
                ? CompletableFuture.completedFuture(new ConsoleAccess("10.10.1.7", 5907, "s3cret"))
                : CompletableFuture.failedFuture(new AssertionError(query));
        var data = wire.post(path(), token, ask("SPICE_DIRECT")).data();
        assertThat(data.path("host").asString()).isEqualTo("10.10.1.7");
        assertThat(data.path("port").isInt()).isTrue();
        assertThat(data.path("port").asInt()).isEqualTo(5907);
        assertThat(data.path("password").asString()).isEqualTo("s3cret");
        assertThat(data.path("vm_controller_address").asString()).isEqualTo("ecp.example");
    }

    @Test
    void takesAnEmptyBodyForTheConsole() {
        bringUpWhenAsked("10.0.0.7");
        assertThat(wire.post("/client/pools/" + pool.value() + "/", token, "")
                        .data()
                        .path("port")
                        .asInt())
                .isEqualTo(5901);
    }

    @Test
    void readsWrongTypesLeniently() {
        bringUpWhenAsked("10.0.0.7");
        assertThat(wire.post(path(), token, "{\"remote_protocol\":\"RDP\",\"request_id\":\"x\",\"new\":[],\"os\":5}")
                        .data()
                        .path("host")
                        .asString())
                .isEqualTo("10.0.0.7");
    }

    @Test
    void recordsNothingForAMachineThatIsKnownToRun() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        broker.controllerAnswers = true;
        broker.pools.put(
                pool,
                request -> machine.equals(request.runningMachineId())
                        ? new DesktopTicket(request.ticketId(), machine, TicketState.READY)
                        : new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING));
        await().untilAsserted(() -> assertThat(wire.post(path(), token, ask("RDP"))
                        .json()
                        .path("data")
                        .path("host")
                        .asString(""))
                .isEqualTo("10.0.0.7"));
        assertThat(asked().get(asked().size() - 1).runningMachineId()).isEqualTo(machine);
    }

    @Test
    void givesTheLastKnownAddressWhenTheControllerIsSilent() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        broker.pools.put(
                pool,
                request -> machine.equals(request.runningMachineId())
                        ? new DesktopTicket(request.ticketId(), machine, TicketState.READY)
                        : new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING));
        assertThat(wire.post(path(), token, ask("RDP")).data().path("host").asString())
                .isEqualTo("10.0.0.7");
        assertThat(asked()).extracting(RequestDesktop::runningMachineId).containsOnly(machine);
    }

    @Test
    void asksThePoolForAConsoleWhenTheControllerIsSilent() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        broker.pools.put(pool, request -> {
            world.accepted(pool, request.ticketId(), anna, machine);
            world.ready(pool, request.ticketId(), anna, machine);
            return new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING);
        });
        wire.post(path(), token, ask("SPICE"));
        assertThat(asked())
                .allSatisfy(request -> assertThat(request.runningMachineId()).isNull());
    }

    @Test
    void asksThePoolWhenTheConsoleOfARunningMachineIsGoneAfterAll() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        broker.controllerAnswers = true;
        var consoles = new AtomicInteger();
        broker.consoles = query -> consoles.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(FakeBroker.unanswered(RejectionCode.MACHINE_NOT_READY))
                : CompletableFuture.completedFuture(new ConsoleAccess("ecp.example", 5902, "s3cret"));
        broker.pools.put(pool, request -> {
            if (request.runningMachineId() != null) {
                return new DesktopTicket(request.ticketId(), machine, TicketState.READY);
            }
            world.accepted(pool, request.ticketId(), anna, machine);
            world.ready(pool, request.ticketId(), anna, machine);
            return new DesktopTicket(request.ticketId(), machine, TicketState.PREPARING);
        });
        assertThat(wire.post(path(), token, ask("SPICE")).data().path("port").asInt())
                .isEqualTo(5902);
    }

    @ParameterizedTest
    @CsvSource({
        "POOL_EXHAUSTED,003",
        "NOT_ENTITLED,404",
        "PROTOCOL_NOT_OFFERED,404",
        "NOT_FOUND,404",
        "POOL_NOT_ACTIVE,003"
    })
    void answersRefusalsWithTheCodesOfTheClient(RejectionCode refusal, String code) {
        broker.pools.put(pool, request -> {
            throw FakeBroker.refused(refusal);
        });
        var reply = wire.post(path(), token, ask("SPICE"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).isNotBlank().doesNotContain("administrators");
    }

    @Test
    void doesNotKnowPoolsOfOthersAndProtocolsThatAreNotOffered() {
        var other = world.pool("Not hers", controller, List.of(Protocol.SPICE));
        assertThat(wire.post("/api/client/pools/" + other.value(), token, ask("SPICE"))
                        .code())
                .isEqualTo("404");
        assertThat(wire.post("/api/client/pools/17", token, ask("SPICE")).code())
                .isEqualTo("404");
        for (var protocol : List.of("NATIVE_RDP", "UNKNOWN_PROTOCOL", "spice", "X2GO")) {
            assertThat(wire.post(path(), token, ask(protocol)).code()).isEqualTo("404");
        }
        assertThat(asked()).isEmpty();
    }

    @Test
    void givesNothingToWhoLosesTheRightWhileWaiting() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        var ticket = waits();
        var reply = wire.postLater(path(), token, ask("RDP"));
        var ticketId = ticket.join();
        world.events.publish(new UserEntitlementWithdrawn(pool, anna));
        await().until(() -> world.pools.of(anna, pool).isEmpty());
        world.accepted(pool, ticketId, anna, machine);
        world.ready(pool, ticketId, anna, machine);

        assertThat(reply.join().code()).isEqualTo("404");
        assertThat(reply.join().json().has("data")).isFalse();
    }

    @Test
    void givesNothingToWhoIsLockedWhileWaiting() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        var ticket = waits();
        var reply = wire.postLater(path(), token, ask("RDP"));
        var ticketId = ticket.join();
        world.events.publish(new UserDeactivated(anna));
        await().until(() -> wire.get("/api/client/pools", token).status() == 401);
        world.accepted(pool, ticketId, anna, machine);
        world.ready(pool, ticketId, anna, machine);

        assertThat(reply.join().status()).isEqualTo(401);
        assertThat(reply.join().json().has("data")).isFalse();
    }

    /** The pool lets anna wait under the ticket that is told then. */
    private CompletableFuture<TicketId> waits() {
        var ticket = new CompletableFuture<TicketId>();
        broker.pools.put(pool, request -> {
            world.queued(pool, request.ticketId(), anna);
            ticket.complete(request.ticketId());
            return new DesktopTicket(request.ticketId(), null, TicketState.QUEUED);
        });
        return ticket;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/json; charset=foo",
                "garbage"
            })
    void readsTheBodyWhateverItsContentTypeIsCalled(String type) {
        bringUpWhenAsked("10.0.0.7");
        assertThat(wire.post(path(), token, ask("RDP"), "Content-Type", type)
                        .data()
                        .path("host")
                        .asString())
                .isEqualTo("10.0.0.7");
    }

    @Test
    void saysWhatIsMissingWhenTheTimeIsOver() {
        var growing = world.pool("Growing", controller, List.of(Protocol.SPICE), anna);
        broker.pools.put(growing, request -> {
            world.queued(growing, request.ticketId(), anna);
            return new DesktopTicket(request.ticketId(), null, TicketState.QUEUED);
        });
        bringUpWhenAsked(null);
        var noMachine = wire.postLater("/api/client/pools/" + growing.value(), token, ask("SPICE"));
        var noAddress = wire.postLater(path(), token, ask("RDP"));

        assertThat(noMachine.join().status()).isEqualTo(200);
        assertThat(noMachine.join().code()).isEqualTo("002");
        assertThat(noAddress.join().code()).isEqualTo("005");
    }

    @Test
    void saysThatTheBrokerIsBusyWhenItHasNotDecidedInTime() {
        var decided = new CountDownLatch(1);
        broker.pools.put(pool, request -> {
            try {
                decided.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new DesktopTicket(request.ticketId(), null, TicketState.QUEUED);
        });
        var reply = wire.postLater(path(), token, ask("RDP")).join();
        decided.countDown();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo("006");
    }

    @Test
    void saysAtOnceThatThePlatformCannotBeUsedInTheLanguageOfTheClient() {
        var ticket = waits();
        var reply = wire.postLater(path(), token, ask("SPICE"));
        ticket.join();
        world.events.publish(new ControllerBecameUnreachable(controller, "for administrators"));

        assertThat(reply.join().code()).isEqualTo("005");
        assertThat(reply.join().message()).contains("not available").doesNotContain("administrators");
        assertThat(wire.post(path(), token, ask("SPICE"), "Accept-Language", "ru")
                        .message())
                .contains("недоступна");
        assertThat(asked()).as("the place is kept").hasSize(2);
    }

    @Test
    void givesWhatRunsAlsoWhileTheControllerIsInService() {
        world.events.publish(new ControllerPutInService(controller));
        var ticket = waits();
        assertThat(wire.post(path(), token, ask("SPICE")).message()).contains("serviced");
        assertThat(ticket).isDone();

        recordsNothingForAMachineThatIsKnownToRun();
    }

    @Test
    void keepsNoChangeOfPowerForLater() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        world.events.publish(new ControllerBecameUnreachable(controller, "silent"));
        await().untilAsserted(() -> assertThat(wire.post(path() + "/shutdown", token, "{\"force\":false}")
                        .code())
                .isEqualTo("005"));
    }

    @Test
    void saysThatTheControllerIsSilent() {
        bringUpWhenAsked("10.0.0.7");
        broker.consoles =
                query -> CompletableFuture.failedFuture(FakeBroker.unanswered(RejectionCode.CONTROLLER_UNREACHABLE));
        assertThat(wire.post(path(), token, ask("SPICE")).code()).isEqualTo("005");
    }

    @Test
    void saysThatTheMachineDidNotComeUp() {
        broker.pools.put(pool, request -> {
            world.queued(pool, request.ticketId(), anna);
            world.events.publish(new DesktopRequestFailed(
                    pool,
                    request.ticketId(),
                    anna,
                    new Failure(FailureCode.TIMED_OUT, "It did not start in 5 minutes")));
            return new DesktopTicket(request.ticketId(), null, TicketState.QUEUED);
        });
        assertThat(wire.post(path(), token, ask("SPICE")).code()).isEqualTo("004");
    }

    @ParameterizedTest
    @CsvSource({"start,false,START", "suspend,false,SUSPEND", "shutdown,true,SHUTDOWN", "reboot,false,REBOOT"})
    void changesThePowerOfTheMachine(String action, boolean force, PowerAction asked) {
        bringUpWhenAsked("10.0.0.7");
        var reply = wire.post(path() + "/" + action, token, "{\"force\":" + force + "}");
        assertThat(reply.data().asString()).isEqualTo("success");
        assertThat(broker.commands)
                .filteredOn(ChangePower.class::isInstance)
                .map(ChangePower.class::cast)
                .filteredOn(change -> change.poolId().equals(pool))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.userId()).isEqualTo(anna);
                    assertThat(change.action()).isEqualTo(asked);
                    assertThat(change.force()).isEqualTo(force);
                });
    }

    @Test
    void knowsNoOtherActionsAndNoMachineOfOthers() {
        bringUpWhenAsked("10.0.0.7");
        assertThat(wire.post(path() + "/remove", token, "").code()).isEqualTo("404");
        assertThat(wire.post("/api/client/pools/" + UUID.randomUUID() + "/reboot", token, "")
                        .code())
                .isEqualTo("404");
    }

    @Test
    void switchesAMachineOnlyWhenTheLastChangeIsDone() {
        bringUpWhenAsked("10.0.0.7");
        var machine = world.machine(pool, controller, "vdi-2", PowerState.ON, "10.0.0.8");
        world.assigned(pool, machine, anna);
        assertThat(wire.post(path() + "/reboot", token, "").data().asString()).isEqualTo("success");
        world.events.publish(new MachineOperationStarted(
                machine, pool, controller, new OperationId(UUID.randomUUID()), OperationKind.POWER, List.of(), 1));
        await().until(() -> wire.post(path() + "/reboot", token, "").code().equals("MACHINE_BUSY"));
    }

    @Test
    void switchesNoMoreThanAPersonDoes() {
        bringUpWhenAsked("10.0.0.7");
        var codes = Stream.generate(
                        () -> wire.post(path() + "/reboot", token, "").code())
                .limit(200);
        assertThat(codes).contains("TOO_MANY_ATTEMPTS");
        assertThat(wire.post(path() + "/add-pool-to-favorite", token, "").code())
                .isEqualTo("TOO_MANY_ATTEMPTS");
    }

    @Test
    void holdsNoThreadsForThoseWhoWait() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.OFF, null);
        var tickets = new java.util.concurrent.CopyOnWriteArrayList<RequestDesktop>();
        broker.pools.put(pool, request -> {
            tickets.add(request);
            world.queued(pool, request.ticketId(), anna);
            return new DesktopTicket(request.ticketId(), null, TicketState.QUEUED);
        });
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (var i = 0; i < 200; i++) {
            replies.add(wire.postLater(path(), token, ask("RDP")));
        }
        await().until(() -> tickets.size() == 200);
        await().untilAsserted(() -> assertThat(busyThreads()).isLessThan(10));
        assertThat(wire.get("/api/version", token).status()).isEqualTo(200);
        world.shows(machine, pool, PowerState.ON, "10.0.0.7");
        tickets.forEach(request -> {
            world.accepted(pool, request.ticketId(), anna, machine);
            world.ready(pool, request.ticketId(), anna, machine);
        });
        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(200));
    }

    /** Threads of the web server that do something: those that wait for work are parked in its queue. */
    private static long busyThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("-exec-"))
                .filter(thread -> java.util.Arrays.stream(thread.getValue())
                        .noneMatch(frame -> frame.getClassName().endsWith("TaskQueue")))
                .count();
    }

    @Test
    void showsTheConsoleOfTheOwnMachineOnly() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        var path = "/api/client/get_vm_data/" + machine.value();
        assertThat(wire.get(path, token).json().has("data")).isFalse();
        world.assigned(pool, machine, anna);
        assertThat(wire.get(path, token).json().has("data"))
                .as("before it was ready for them it may still go to another")
                .isFalse();
        world.ready(pool, new TicketId(UUID.randomUUID()), anna, machine);
        await().until(() -> wire.get(path, token).json().has("data"));
        var data = wire.get(path, token).data();
        assertThat(data.path("graphics_password").asString()).isEqualTo("s3cret");
        assertThat(data.path("controller_address").asString()).isEqualTo("ecp.example");
        assertThat(data.path("remote_access_port").isInt()).isTrue();
        assertThat(data.path("spice_conn").path("address").asString()).isEqualTo("ecp.example");
        assertThat(data.path("spice_conn").path("port").asInt()).isEqualTo(5901);
    }

    @Test
    void showsTheConsoleOnlyWhileThePoolIsTheirs() {
        var machine = world.machine(pool, controller, "vdi-1", PowerState.ON, "10.0.0.7");
        world.assigned(pool, machine, anna);
        world.events.publish(new UserEntitlementWithdrawn(pool, anna));
        await().until(() -> world.pools.of(anna, pool).isEmpty());
        assertThat(wire.get("/api/client/get_vm_data/" + machine.value(), token).code())
                .isEqualTo("404");
    }
}
