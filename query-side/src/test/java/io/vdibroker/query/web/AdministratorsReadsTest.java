package io.vdibroker.query.web;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.vdibroker.query.store.Samples.ANNA;
import static io.vdibroker.query.store.Samples.BORIS;
import static io.vdibroker.query.store.Samples.CONTROLLER;
import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.OTHER_POOL;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.SALES;
import static io.vdibroker.query.store.Samples.TICKET;
import static io.vdibroker.query.store.Samples.cloned;
import static io.vdibroker.query.store.Samples.created;
import static io.vdibroker.query.store.Samples.id;
import static io.vdibroker.query.store.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerAnswersAgain;
import io.vdibroker.api.controller.event.ControllerBecameUnreachable;
import io.vdibroker.api.controller.event.ControllerCredentialAccepted;
import io.vdibroker.api.controller.event.ControllerCredentialRejected;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.event.DomainMembershipLeft;
import io.vdibroker.api.machine.event.MachineDeleted;
import io.vdibroker.api.machine.event.MachineRequested;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.GroupLeft;
import io.vdibroker.api.person.event.GroupRolesChanged;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.pool.AssignmentRule;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.TicketId;
import io.vdibroker.api.pool.event.DesktopAssigned;
import io.vdibroker.api.pool.event.GroupEntitled;
import io.vdibroker.api.pool.event.GroupEntitlementWithdrawn;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.MachinePlaceTaken;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolFailed;
import io.vdibroker.api.pool.event.UserEntitled;
import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.SignInFailure;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.refusal.event.SignInFailed;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.query.store.Samples;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.web.AccessTokens;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Over the real wiring: events in the store, projectors behind their processors, HTTP in front. */
@SpringBootTest(classes = ReadSideApplication.class, properties = "vdi.query.appears-within=100ms")
@AutoConfigureMockMvc
class AdministratorsReadsTest {

    private static final Map<String, Integer> VIEWS = new TreeMap<>(Map.of(
            "pools",
            1,
            "machines",
            1,
            "desktops",
            2,
            "persons",
            1,
            "controllers",
            1,
            "operations",
            1,
            "history",
            2,
            "sessions",
            1));
    private static final OperationId SET_UP = OperationId.ofSetUp(POOL);

    @TempDir
    static Path directory;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    EventGateway events;

    @Autowired
    Progress progress;

    @Autowired
    AccessTokens tokens;

    @Autowired
    PersonalData personalData;

    private static boolean told;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @BeforeEach
    void tellWhatHappened() {
        if (told) {
            return;
        }
        told = true;
        tell(
                registered(ANNA, "anna"),
                new UserRolesChanged(ANNA, Set.of(Role.OPERATOR)),
                registered(BORIS, "boris"),
                new GroupCreated(SALES, "Sales"),
                new GroupJoined(BORIS, SALES),
                new ControllerRegistered(
                        CONTROLLER, "main", "https://ecp", new TlsTrust(TlsMode.SYSTEM, null), "secret-ref", "4.7.0"),
                created(POOL, "windows", 2),
                new UserEntitled(POOL, BORIS),
                new GroupEntitled(POOL, SALES),
                requested(M1),
                cloned(M1, "vdi-1"),
                new PoolActivated(POOL),
                new MachineAdmitted(POOL, M1, "vdi-1", Readiness.ON),
                new DesktopAssigned(POOL, TICKET, BORIS, M1, AssignmentRule.BEST_FREE, 0, 1, 0));
    }

    @Test
    void showPools() {
        assertThat(get("/api/v1/pools"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("windows");
        var pool = get("/api/v1/pools/" + POOL.value());
        assertThat(pool).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(pool)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(POOL.value().toString());
        assertThat(pool).bodyJson().extractingPath("$.machines.assigned").isEqualTo(1);
        assertThat(pool).bodyJson().extractingPath("$.cloning.initialSize").isEqualTo(2);
        assertThat(get("/api/v1/pools?status=DELETING"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void showWhoMayUseAPool() {
        var entitlements = get("/api/v1/pools/" + POOL.value() + "/entitlements");
        assertThat(entitlements).bodyJson().extractingPath("$.items[0].name").isEqualTo("Sales");
        assertThat(entitlements).bodyJson().extractingPath("$.items[1].name").isEqualTo("boris");
    }

    @Test
    void showMachinesWithTheLoginsOfTheirUsers() {
        var machines = get("/api/v1/pools/" + POOL.value() + "/machines?status=READY&user=" + BORIS.value());
        assertThat(machines)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo(M1.value().toString());
        assertThat(machines)
                .bodyJson()
                .extractingPath("$.items[0].users[0].login")
                .isEqualTo("boris");
        assertThat(machines)
                .bodyJson()
                .extractingPath("$.items[0].users[0].access")
                .isEqualTo(true);
        var machine = get("/api/v1/machines/" + M1.value());
        assertThat(machine).bodyJson().extractingPath("$.status").isEqualTo("READY");
        assertThat(machine).bodyText().doesNotContain("ciphertext");
        assertThat(machine).bodyJson().extractingPath("$.history").isEqualTo("/api/v1/history?subject=" + M1);
    }

    @Test
    void showMachinesOfThoseWhoMayNotUseThemAnyMore() {
        var pool = new PoolId(id("pool of those without access"));
        var locked = new UserId(id("locked"));
        var never = new UserId(id("not entitled"));
        var left = new UserId(id("left the group"));
        var group = new GroupId(id("group of those"));
        var users = List.of(locked, never, left);
        tell(created(pool, "without-access", 3), new GroupCreated(group, "Those"), new GroupEntitled(pool, group));
        for (var user : users) {
            var machine = new MachineId(id("machine of " + user));
            tell(
                    registered(user, "login-" + user.value()),
                    new MachineRequested(machine, pool, CONTROLLER, new ExpansionId(id("exp")), "tag"),
                    new GroupJoined(user, group),
                    new DesktopAssigned(
                            pool, new TicketId(id("t" + user)), user, machine, AssignmentRule.BEST_FREE, 0, 1, 0));
        }
        assertThat(accessOf(pool)).containsExactly(true, true, true);

        tell(
                new UserDeactivated(locked),
                new GroupLeft(left, group),
                new GroupEntitlementWithdrawn(pool, group),
                new UserEntitled(pool, locked));

        assertThat(accessOf(pool)).containsExactly(false, false, false);
        tell(new UserActivated(locked));
        assertThat(accessOf(pool)).containsOnlyOnce(true);
    }

    private List<Boolean> accessOf(PoolId pool) {
        try {
            return JsonPath.read(
                    get("/api/v1/pools/" + pool.value() + "/machines")
                            .getResponse()
                            .getContentAsString(),
                    "$.items[*].users[0].access");
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void showWhichAccountADeletedMachineLeftInItsDomain() {
        var machine = new MachineId(id("left in the domain"));
        var pool = new PoolId(id("pool of a domain"));
        var removal = new OperationId(id("its removal"));
        tell(
                new MachineRequested(machine, pool, CONTROLLER, new ExpansionId(id("its growth")), "tag"),
                new DomainMembershipLeft(machine, pool, removal, "vdi-9", "corp.example"));
        var path = "/api/v1/machines/" + machine.value();
        assertThat(get(path)).bodyJson().extractingPath("$.leftInDomain").isEqualTo("vdi-9@corp.example");
        tell(new MachineDeleted(machine, pool, removal, new Failure(FailureCode.CANCELLED, "given up")));
        assertThat(get(path)).bodyJson().extractingPath("$.status").isEqualTo("DELETED");
        assertThat(get(path)).bodyJson().extractingPath("$.leftInDomain").isEqualTo("vdi-9@corp.example");
    }

    @Test
    void showPeopleAndGroups() {
        var boris = get("/api/v1/users/" + BORIS.value());
        assertThat(boris).hasStatusOk().bodyJson().extractingPath("$.login").isEqualTo("boris");
        assertThat(boris).bodyJson().extractingPath("$.groups[0].name").isEqualTo("Sales");
        assertThat(get("/api/v1/users?login=Boris"))
                .bodyJson()
                .extractingPath("$.items[0].id")
                .isEqualTo(BORIS.value().toString());
        assertThat(get("/api/v1/users?group=" + SALES.value()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(get("/api/v1/groups/" + SALES.value()))
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Sales");
        assertThat(get("/api/v1/groups?name=sal"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void showControllersWithoutTheReferenceToTheirKey() {
        var controller = get("/api/v1/controllers/" + CONTROLLER.value());
        assertThat(controller).hasStatusOk().bodyText().doesNotContain("secret-ref");
        assertThat(get("/api/v1/controllers"))
                .bodyJson()
                .extractingPath("$.items[0].address")
                .isEqualTo("https://ecp");
    }

    @Test
    void showWhatIsInTheWayOfAControllerItsPoolsAndTheirOperations() {
        var ecp = new ControllerId(id("troubled"));
        var pool = new PoolId(id("stands still"));
        tell(
                new ControllerRegistered(ecp, "x-ecp", "ecp2", new TlsTrust(TlsMode.SYSTEM, null), "ref", "4.7.0"),
                createdOn(ecp, pool));
        assertShown(ecp, pool, "OK", null, null);

        tell(new ControllerBecameUnreachable(ecp, "Connection refused"));
        assertShown(ecp, pool, "UNREACHABLE", "UNREACHABLE", "Connection refused");
        assertThat(get("/api/v1/controllers/" + ecp.value()))
                .bodyJson()
                .extractingPath("$.since")
                .isNotNull();
        tell(new ControllerPutInService(ecp));
        assertShown(ecp, pool, "IN_SERVICE", "IN_SERVICE", "Connection refused");
        tell(new ControllerAnswersAgain(ecp));
        assertShown(ecp, pool, "IN_SERVICE", "IN_SERVICE", null);
        tell(new ControllerServiceEnded(ecp), new ControllerCredentialRejected(ecp, "401"));
        assertShown(ecp, pool, "CREDENTIAL_REJECTED", "CREDENTIAL_REJECTED", "401");
        tell(new ControllerCredentialAccepted(ecp));
        assertShown(ecp, pool, "OK", null, null);

        tell(new ControllerPutInService(ecp), new PoolDeletionStarted(pool, List.of()));
        tell(new PoolDeleted(pool, "x-still", ecp));
        assertThat(get("/api/v1/operations/" + OperationId.ofRemoval(pool).value()))
                .bodyJson()
                .extractingPath("$.waitsFor")
                .isNull();
    }

    private void assertShown(
            ControllerId ecp, PoolId pool, String state, @Nullable String waitsFor, @Nullable String reason) {
        var controller = get("/api/v1/controllers/" + ecp.value());
        assertThat(controller).bodyJson().extractingPath("$.state").isEqualTo(state);
        assertThat(controller).bodyJson().extractingPath("$.reason").isEqualTo(reason);
        assertThat(get("/api/v1/pools/" + pool.value()))
                .bodyJson()
                .extractingPath("$.controllerState")
                .isEqualTo(state);
        assertThat(get("/api/v1/pools?name=x-still"))
                .bodyJson()
                .extractingPath("$.items[0].controllerState")
                .isEqualTo(state);
        assertThat(get("/api/v1/operations/" + OperationId.ofSetUp(pool).value()))
                .bodyJson()
                .extractingPath("$.waitsFor")
                .isEqualTo(waitsFor);
        assertThat(get("/api/v1/operations?pool=" + pool.value()))
                .bodyJson()
                .extractingPath("$.items[0].waitsFor")
                .isEqualTo(waitsFor);
    }

    private static PoolCreated createdOn(ControllerId controllerId, PoolId poolId) {
        var like = created(poolId, "x-still", 1);
        return new PoolCreated(
                poolId,
                like.type(),
                like.name(),
                controllerId,
                like.resourcePoolId(),
                like.dataPoolId(),
                like.settings(),
                like.cloning(),
                like.preparation(),
                like.machines());
    }

    @Test
    void showOperationsAndTheHistory() {
        var operation = get("/api/v1/operations/" + SET_UP.value());
        assertThat(operation).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("RUNNING");
        assertThat(operation).bodyJson().extractingPath("$.progress").isEqualTo(50);
        assertThat(get("/api/v1/operations?type=POOL_SET_UP&state=RUNNING"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);

        var history = get("/api/v1/history?subject=" + M1 + "&order=oldest&size=2");
        assertThat(history)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].type")
                .isEqualTo("MachineRequested");
        assertThat(history).bodyJson().extractingPath("$.items[0].actorLogin").isEqualTo("anna");
        assertThat(history)
                .bodyJson()
                .extractingPath("$.items[0].payload.tagId")
                .isEqualTo("tag");
        String next = read(history, "$.next");
        assertThat(get("/api/v1/history?subject=" + M1 + "&order=oldest&size=2&cursor=" + next))
                .bodyJson()
                .extractingPath("$.items[0].type")
                .isEqualTo("MachineAdmitted");
        assertThat(get("/api/v1/history?from=" + Instant.now().plusSeconds(3600)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void tellTheHistoryInSentencesWithTheNamesOfThings() {
        var assigned = "/api/v1/history?type=DesktopAssigned&subject=" + POOL;
        assertThat(get(assigned))
                .bodyJson()
                .extractingPath("$.items[0].text")
                .isEqualTo("Machine \"vdi-1\" of pool \"windows\" was given to \"boris\", the best of the free ones.");
        assertThat(get(assigned, ANNA, "ru-RU,ru;q=0.9,en;q=0.8"))
                .bodyJson()
                .extractingPath("$.items[0].text")
                .isEqualTo("Машина «vdi-1» пула «windows» выдана пользователю «boris», лучшая из свободных.");
        assertThat(get(assigned))
                .bodyJson()
                .extractingPath("$.items[0].category")
                .isEqualTo("DESKTOP");
    }

    @Test
    void tellFailedSignInsWithWhereTheyCameFrom() {
        var at = Instant.now();
        tell(
                Map.of(Metadata.ACTOR, "system:sign-in", Metadata.CORRELATION_ID, "refused"),
                new SignInFailed(
                        new RefusalId(id("one")),
                        BORIS,
                        personalData.seal(BORIS, "10.0.0.7"),
                        SignInFailure.WRONG,
                        3,
                        at,
                        at),
                new SignInFailed(
                        new RefusalId(id("two")),
                        null,
                        personalData.sealOfStranger(at, "10.0.0.8"),
                        SignInFailure.THROTTLED,
                        2,
                        at,
                        at));
        var failed = get("/api/v1/history?category=SIGN_IN&correlationId=refused&order=oldest");
        assertThat(failed)
                .bodyJson()
                .extractingPath("$.items[*].text")
                .asArray()
                .containsExactly(
                        "Signing in as \"boris\" failed: wrong name or password, or a locked account; times: 3.",
                        "Signing in with a name that no account has failed: turned away after too many failures; times: 2.");
        assertThat(failed)
                .bodyJson()
                .extractingPath("$.items[*].address")
                .asArray()
                .containsExactly("10.0.0.7", "10.0.0.8");
        assertThat(get("/api/v1/history?type=SignInFailed&subject=" + BORIS))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .hasSize(1);
    }

    @Test
    void tellWhatSomebodyWasRefusedAsTheirDoing() {
        var at = Instant.now();
        tell(
                Map.of(Metadata.ACTOR, "system:refusals", Metadata.CORRELATION_ID, "a request"),
                new CommandRefused(
                        new RefusalId(id("three")),
                        ANNA,
                        personalData.seal(ANNA, "10.0.0.9"),
                        "DeletePool",
                        POOL.toString(),
                        RejectionCode.POOL_HAS_ASSIGNED_MACHINES,
                        1,
                        at,
                        at));
        for (var filter : List.of("actor=" + ANNA.value(), "subject=" + POOL, "correlationId=a%20request")) {
            var refused = get("/api/v1/history?category=REFUSAL&" + filter);
            assertThat(refused)
                    .as(filter)
                    .bodyJson()
                    .extractingPath("$.items[0].text")
                    .isEqualTo(
                            "\"anna\" was refused removing a pool (\"windows\"): machines of the pool are in use; times: 1.");
            assertThat(refused)
                    .bodyJson()
                    .extractingPath("$.items[0].actorLogin")
                    .isEqualTo("anna");
            assertThat(refused).bodyJson().extractingPath("$.items[0].address").isEqualTo("10.0.0.9");
        }
    }

    @Test
    void findTheHistoryByKindByWhoAndByRequest() {
        tell(
                Map.of(Metadata.ACTOR, "system:test", Metadata.CORRELATION_ID, "the night"),
                new PoolActivated(POOL),
                new UserEntitled(OTHER_POOL, BORIS));
        assertThat(get("/api/v1/history?category=ENTITLEMENT&order=oldest"))
                .bodyJson()
                .extractingPath("$.items[*].type")
                .asArray()
                .startsWith("UserEntitled", "GroupEntitled")
                .containsOnly("UserEntitled", "GroupEntitled");
        assertThat(get("/api/v1/history?correlationId=the%20night&order=oldest"))
                .bodyJson()
                .extractingPath("$.items[*].type")
                .asArray()
                .containsExactly("PoolActivated", "UserEntitled");
        assertThat(get("/api/v1/history?actor=system:test&category=POOL"))
                .bodyJson()
                .extractingPath("$.items[*].type")
                .asArray()
                .containsExactly("PoolActivated");
        assertThat(get("/api/v1/history?actor=" + ANNA.value() + "&category=ENTITLEMENT&order=oldest"))
                .bodyJson()
                .extractingPath("$.items[*].actorLogin")
                .asArray()
                .hasSize(2)
                .containsOnly("anna");
        assertThat(get("/api/v1/history?actor=" + BORIS.value()))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(get("/api/v1/history?category=OTHER"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void showWhichMachinesAStaticPoolDidNotGet() {
        var lab = new PoolId(id("lab"));
        var taken = new MachineId(id("taken"));
        var refused = new MachineId(id("refused"));
        var failure = new Failure(FailureCode.MACHINE_IN_ANOTHER_POOL, "It belongs to another pool");
        tell(
                Samples.createdStatic(lab, "x-lab", List.of(taken, refused)),
                new MachinePlaceTaken(lab, taken, "pc-1"),
                new MachineClaimRefused(lab, refused, failure),
                new MachineAdmitted(lab, taken, "pc-1", Readiness.ON),
                new PoolActivated(lab));

        var operation = get("/api/v1/operations/" + OperationId.ofSetUp(lab).value());
        assertThat(operation).bodyJson().extractingPath("$.state").isEqualTo("DONE");
        assertThat(operation).bodyJson().extractingPath("$.machinesReady").isEqualTo(1);
        assertThat(operation).bodyJson().extractingPath("$.machinesFailed").isEqualTo(1);
        assertThat(operation).bodyJson().extractingPath("$.failure.code").isEqualTo("MACHINE_IN_ANOTHER_POOL");
        var pool = get("/api/v1/pools/" + lab.value());
        assertThat(pool)
                .bodyJson()
                .extractingPath("$.refusedMachines[0].machineId")
                .isEqualTo(refused.value().toString());
        assertThat(pool)
                .bodyJson()
                .extractingPath("$.refusedMachines[0].failure.text")
                .isEqualTo(failure.text());

        tell(new MachinePlaceTaken(lab, refused, "pc-2"));
        assertThat(get("/api/v1/pools/" + lab.value()))
                .bodyJson()
                .extractingPath("$.refusedMachines")
                .asArray()
                .isEmpty();
    }

    @Test
    void showWhatAStaticPoolFailedOf() {
        var lab = new PoolId(id("failed lab"));
        var refused = new MachineId(id("refused too"));
        var failure = new Failure(FailureCode.NOT_FOUND, "ECP has no such machine");
        tell(
                Samples.createdStatic(lab, "y-lab", List.of(refused)),
                new MachineClaimRefused(lab, refused, failure),
                new PoolFailed(lab, failure));

        var operation = get("/api/v1/operations/" + OperationId.ofSetUp(lab).value());
        assertThat(operation).bodyJson().extractingPath("$.state").isEqualTo("FAILED");
        assertThat(operation).bodyJson().extractingPath("$.machinesFailed").isEqualTo(1);
        assertThat(operation).bodyJson().extractingPath("$.failure.code").isEqualTo("NOT_FOUND");
    }

    @Test
    void holdTheAnswerUntilAnOperationIsOver() {
        var removal = OperationId.ofRemoval(OTHER_POOL);
        var held = CompletableFuture.supplyAsync(() -> get("/api/v1/operations/" + removal.value() + "?wait=20s"));
        tell(created(OTHER_POOL, "linux", 0), new PoolDeletionStarted(OTHER_POOL, List.of()));
        tell(new PoolDeleted(OTHER_POOL, "linux", CONTROLLER));
        assertThat(held.join())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("DONE");
    }

    @Test
    void askEcpLive() {
        var base = "/api/v1/controllers/" + CONTROLLER.value();
        assertThat(get(base + "/templates?resourcePool=" + id("rp")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].name")
                .isEqualTo("win-11");
        assertThat(get(base + "/nodes"))
                .hasStatus(504)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("CONTROLLER_UNREACHABLE");
        assertThat(get(base + "/clusters"))
                .hasStatus(504)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("CONTROLLER_UNREACHABLE");
    }

    @Nested
    class CanBeMadeAnew {

        @Autowired
        MongoDatabase views;

        @Test
        void andAreTheSameAsBefore() {
            assertThat(get("/api/v1/views"))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.items[*].name")
                    .asArray()
                    .containsExactly(VIEWS.keySet().toArray());
            for (var view : VIEWS.keySet()) {
                var rebuilt = rebuilt(view);

                assertThat(rebuilt)
                        .bodyJson()
                        .extractingPath("$.rebuild.differences")
                        .asArray()
                        .isEmpty();
                assertThat(rebuilt)
                        .bodyJson()
                        .extractingPath("$.rebuild.different")
                        .isEqualTo(0);
            }
            var history = rebuilt("history");
            assertThat(history)
                    .bodyJson()
                    .extractingPath("$.rebuild.compared")
                    .asNumber()
                    .isNotEqualTo(0);
            assertThat(history).bodyJson().extractingPath("$.rebuild.position").isEqualTo((int) progress.head());
        }

        @Test
        void andWhatWasWrongIsToldAndMended() {
            var key = POOL.value().toString();
            var pools = views.getCollection("pools_v1");
            pools.updateOne(eq("_id", key), Updates.combine(set("name", "spoilt"), set("odd", 1)));
            pools.insertOne(new Document("_id", "nobody's").append("name", "nobody's"));
            views.getCollection("entitled_parties_v1").drop();

            var rebuilt = rebuilt("pools");

            assertThat(rebuilt)
                    .bodyJson()
                    .extractingPath("$.rebuild.differences[?(@.collection=='pools_v1')]")
                    .asArray()
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                            "{collection=pools_v1, id=" + key + ", kind=DIFFERENT, fields=[\"name\",\"odd\"]}",
                            "{collection=pools_v1, id=nobody's, kind=SURPLUS, fields=[]}");
            assertThat(rebuilt)
                    .bodyJson()
                    .extractingPath("$.rebuild.differences[?(@.kind=='MISSING')].collection")
                    .asArray()
                    .isNotEmpty()
                    .containsOnly("entitled_parties_v1");
            assertThat(get("/api/v1/pools/" + key))
                    .bodyJson()
                    .extractingPath("$.name")
                    .isEqualTo("windows");
            assertThat(rebuilt("pools"))
                    .bodyJson()
                    .extractingPath("$.rebuild.different")
                    .isEqualTo(0);
        }

        @Test
        void andGoOnAfterwards() {
            rebuilt("pools");
            var later = new PoolId(id("later"));
            tell(created(later, "z-later", 0));

            assertThat(get("/api/v1/pools/" + later.value())).hasStatusOk();
        }

        @Test
        void butOnlyThoseThatThereAreAndByOperators() {
            assertThat(post("/api/v1/views/nothing/rebuild", ANNA))
                    .hasStatus(404)
                    .bodyText()
                    .contains("operations, persons, pools");
            assertThat(get("/api/v1/views/nothing")).hasStatus(404);
            assertThat(post("/api/v1/views/pools/rebuild", BORIS)).hasStatus(403);
        }

        private MvcTestResult rebuilt(String view) {
            assertThat(post("/api/v1/views/" + view + "/rebuild", ANNA))
                    .hasStatus(202)
                    .hasHeader("Location", "/api/v1/views/" + view);
            return await().until(() -> get("/api/v1/views/" + view), result -> read(result, "$.rebuild.state")
                    .equals("DONE"));
        }
    }

    @Nested
    class AreRefused {

        @Test
        void withoutAToken() {
            assertThat(mvc.get().uri("/api/v1/pools"))
                    .hasStatus(401)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("NOT_AUTHENTICATED");
        }

        @Test
        void toWhoIsNoOperator() {
            assertThat(get("/api/v1/pools", BORIS))
                    .hasStatus(403)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("NOT_ALLOWED");
        }

        @Test
        void toWhoLosesTheRoleOfAGroup() {
            tell(new GroupRolesChanged(SALES, Set.of(Role.ADMINISTRATOR)));
            assertThat(get("/api/v1/pools", BORIS)).hasStatusOk();
            tell(new GroupRolesChanged(SALES, Set.of()));
            assertThat(get("/api/v1/pools", BORIS)).hasStatus(403);
        }

        @Test
        void forWhatIsNotThere() {
            for (var path : new String[] {"pools", "machines", "users", "groups", "controllers", "operations"}) {
                assertThat(get("/api/v1/" + path + "/" + id("nothing")))
                        .hasStatus(404)
                        .bodyJson()
                        .extractingPath("$.code")
                        .isEqualTo("NOT_FOUND");
            }
            assertThat(get("/api/v1/pools/" + id("nothing") + "/machines")).hasStatus(404);
        }

        @Test
        void forWhatMakesNoSense() {
            for (var query : new String[] {
                "pools?size=0",
                "pools?size=1000",
                "pools?page=-1",
                "pools?page=2147483647",
                "pools?sort=colour",
                "pools?status=BLUE",
                "pools/no-id",
                "history?subject=what",
                "history?from=yesterday",
                "history?from=-1000000000-01-01T00:00:00Z",
                "history?to=%2B1000000000-12-31T23:59:59Z",
                "history?order=random",
                "history?category=WEATHER",
                "history?actor=anna",
                "operations/" + id("x") + "?wait=long",
                "operations/" + id("x") + "?wait=61s"
            }) {
                assertThat(get("/api/v1/" + query))
                        .as(query)
                        .hasStatus(400)
                        .bodyJson()
                        .extractingPath("$.detail")
                        .asString()
                        .isNotBlank();
            }
        }
    }

    private MvcTestResult get(String path) {
        return get(path, ANNA);
    }

    private MvcTestResult get(String path, UserId userId) {
        return get(path, userId, "en");
    }

    private MvcTestResult post(String path, UserId userId) {
        return mvc.post()
                .uri(URI.create(path))
                .header("Authorization", bearer(userId))
                .exchange();
    }

    private MvcTestResult get(String path, UserId userId, String language) {
        return mvc.get()
                .uri(URI.create(path))
                .header("Authorization", bearer(userId))
                .header("Accept-Language", language)
                .exchange();
    }

    private String bearer(UserId userId) {
        var proof = new AccessTokens.Proof(
                userId,
                new SessionId(id("session of " + userId)),
                SessionKind.ADMINISTRATION,
                Instant.now().plusSeconds(600));
        return "Bearer " + tokens.issue(proof, AccessTokens.Use.ACCESS);
    }

    private static String read(MvcTestResult result, String path) {
        try {
            return JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private UserRegistered registered(UserId userId, String login) {
        return new UserRegistered(
                userId,
                new LoginKey(personalData.hmac(Purpose.USER_LOGIN, login)),
                personalData.seal(userId, login),
                null,
                null,
                null);
    }

    private void tell(Object... payloads) {
        tell(Map.of(Metadata.ACTOR, ANNA.value().toString(), Metadata.CORRELATION_ID, "request"), payloads);
    }

    private void tell(Map<String, String> metadata, Object... payloads) {
        for (var payload : payloads) {
            events.publish(GenericEventMessage.asEventMessage(payload).andMetaData(metadata));
        }
        var head = progress.head();
        await().until(() -> VIEWS.entrySet().stream()
                .allMatch(view -> progress.hasPassed("view-" + view.getKey() + "-v" + view.getValue(), head)));
    }
}
