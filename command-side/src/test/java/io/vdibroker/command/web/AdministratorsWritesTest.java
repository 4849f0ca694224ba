package io.vdibroker.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import io.vdibroker.api.controller.event.ControllerNetworksChanged;
import io.vdibroker.api.controller.event.ControllerPutInService;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.ControllerServiceEnded;
import io.vdibroker.api.controller.query.CheckDomains;
import io.vdibroker.api.expansion.ExpansionId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.MachineStatus;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.api.machine.command.FailStep;
import io.vdibroker.api.machine.command.RecordMachineCloned;
import io.vdibroker.api.machine.command.RequestMachine;
import io.vdibroker.api.machine.command.StartOperation;
import io.vdibroker.api.machine.event.MachineOperationFailed;
import io.vdibroker.api.machine.event.MachineStepSkipped;
import io.vdibroker.api.machine.event.MachineStepStarted;
import io.vdibroker.api.machine.query.CurrentOperationView;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.PlannedStep;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.operation.query.OperationState;
import io.vdibroker.api.operation.query.OperationType;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.ClientPermissionsChanged;
import io.vdibroker.api.person.event.GroupJoined;
import io.vdibroker.api.person.event.UserDetailsChanged;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.PoolStatus;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.pool.command.BeginTag;
import io.vdibroker.api.pool.command.NotePreparationFailed;
import io.vdibroker.api.pool.command.RecordTagFound;
import io.vdibroker.api.pool.command.RequestPoolTag;
import io.vdibroker.api.pool.event.MachineWithdrawn;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.api.pool.query.MachineCounts;
import io.vdibroker.api.pool.query.PoolView;
import io.vdibroker.api.refusal.event.CommandRefused;
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.command.CommandSide;
import io.vdibroker.command.person.Accounts;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.AccessTokens;
import io.vdibroker.web.CurrentPasswords;
import io.vdibroker.web.WebConfiguration;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Over the real wiring: HTTP in front, aggregates and stores behind; somebody else answers for ECP and the views. */
@SpringBootTest(
        classes = AdministratorsWritesTest.Application.class,
        properties = {"vdi.secrets.argon2.memory-kib=64", "vdi.secrets.argon2.iterations=1"})
@AutoConfigureMockMvc
@DirtiesContext // or the store would write into its directory while that is deleted
class AdministratorsWritesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UserId CHIEF = new UserId(UUID.randomUUID());
    private static final UserId ADMINISTRATOR = new UserId(UUID.randomUUID());
    private static final UserId OPERATOR = new UserId(UUID.randomUUID());
    private static final UUID RESOURCE_POOL = UUID.randomUUID();
    private static final String TEMPLATE = UUID.randomUUID().toString();

    @EnableAutoConfiguration // no @Configuration: the side scans this package too
    @Import({
        SecretsConfiguration.class,
        EmbeddedDelivery.class,
        WebConfiguration.class,
        CommandSide.class,
        OtherSides.class
    })
    static class Application {

        @Bean
        CurrentPasswords currentPasswords() {
            return (caller, password, request) -> assertThat(password).isEqualTo("as it was");
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @TempDir
    static Path directory;

    private static boolean registered;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @Autowired
    MockMvcTester http;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Commands commands;

    @Autowired
    EventStore events;

    @Autowired
    Accounts accounts;

    @Autowired
    PersonalData personalData;

    @Autowired
    OtherSides others;

    @BeforeEach
    void register() {
        if (!registered) {
            registered = true;
            account(CHIEF, Role.SECURITY_ADMINISTRATOR);
            account(ADMINISTRATOR, Role.ADMINISTRATOR);
            account(OPERATOR, Role.OPERATOR);
        }
        others.asked.clear();
    }

    private void account(UserId userId, Role role) {
        account(userId, role.name(), role);
    }

    private void account(UserId userId, String login, Role role) {
        accounts.register(
                        commands.as("system:test", "test"),
                        new Accounts.Account(
                                userId, login, "long enough", null, null, null, Set.of(role), Set.of(), Set.of()))
                .join();
    }

    @Nested
    class TheDoor {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "POST|/api/v1/controllers/test",
                    "POST|/api/v1/controllers",
                    "PUT|/api/v1/controllers/%s/settings",
                    "POST|/api/v1/controllers/%s/service",
                    "DELETE|/api/v1/controllers/%s/service",
                    "POST|/api/v1/pools",
                    "PUT|/api/v1/pools/%s",
                    "PUT|/api/v1/pools/%s/settings",
                    "PUT|/api/v1/pools/%s/networks",
                    "PUT|/api/v1/controllers/%s/networks",
                    "POST|/api/v1/pools/%s/machines",
                    "DELETE|/api/v1/pools/%s",
                    "POST|/api/v1/users",
                    "DELETE|/api/v1/sessions/%s",
                    "POST|/api/v1/operations/%s/retry",
                    "POST|/api/v1/operations/%s/resume",
                    "POST|/api/v1/operations/%s/steps/0/skip",
                    "POST|/api/v1/operations/%s/give-up"
                })
        void isShutForOperatorsBeforeAnythingIsAsked(String method, String path) {
            var answer = call(OPERATOR, HttpMethod.valueOf(method), path.formatted(UUID.randomUUID()), "{}");
            assertThat(answer)
                    .hasStatus(403)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("NOT_ALLOWED");
            assertThat(others.asked).isEmpty();
        }

        @Test
        void isShutWithoutToken() {
            assertThat(http.post()
                            .uri("/api/v1/controllers/test")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(connection("ecp.example"))
                            .exchange())
                    .hasStatus(401);
            assertThat(others.asked).isEmpty();
        }

        @Test
        void isShutForWhoWasLocked() {
            var locked = new UserId(UUID.randomUUID());
            accounts.register(
                            commands.as("system:test", "test"),
                            new Accounts.Account(
                                    locked,
                                    "locked",
                                    "long enough",
                                    null,
                                    null,
                                    null,
                                    Set.of(Role.ADMINISTRATOR),
                                    Set.of(),
                                    Set.of()))
                    .join();
            assertThat(call(CHIEF, HttpMethod.POST, "/api/v1/users/" + locked.value() + "/deactivation", ""))
                    .hasStatus(204);
            assertThat(call(locked, HttpMethod.POST, "/api/v1/controllers/test", connection("ecp.example")))
                    .hasStatus(401);
            assertThat(others.asked).isEmpty();
        }

        @Test
        void isOpenForAdministrators() {
            assertThat(call(ADMINISTRATOR, HttpMethod.POST, "/api/v1/controllers/test", connection("ecp.example")))
                    .hasStatusOk();
            assertThat(others.asked).hasSize(1);
        }

        @Test
        void letsOperatorsChangeTheirOwnPasswordOnly() {
            var body = "{\"password\":\"long enough\",\"currentPassword\":\"as it was\"}";
            assertThat(call(OPERATOR, HttpMethod.PUT, "/api/v1/users/" + OPERATOR.value() + "/password", body))
                    .hasStatus(204);
            assertThat(call(OPERATOR, HttpMethod.PUT, "/api/v1/users/" + CHIEF.value() + "/password", body))
                    .hasStatus(403);
        }

        @Test
        void saysOfWhatIsNotThereThatItIsNotThere() {
            assertThat(post("/api/v1/nothing", "{}")).hasStatus(404);
        }
    }

    @Nested
    class ARefusal {

        private final UserId userId = new UserId(UUID.randomUUID());
        private final String group = "/api/v1/groups/" + UUID.randomUUID();
        private final String pool = "/api/v1/pools/" + UUID.randomUUID();

        @Test
        void isRecordedWithWhoAndWhatAndWithoutWhatWasTyped() {
            account(userId, userId.toString(), Role.ADMINISTRATOR);
            var answer = call(userId, HttpMethod.PUT, group, "{\"name\":\"a secret name\"}");
            assertRefused(answer, 403, "NOT_ALLOWED");

            await().untilAsserted(() -> assertThat(refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.command()).isEqualTo("CreateGroup");
                assertThat(refusal.subject()).isEqualTo(group.replace("/api/v1/groups/", "group/"));
                assertThat(refusal.code()).isEqualTo(RejectionCode.NOT_ALLOWED);
                assertThat(refusal.times()).isEqualTo(1);
                assertThat(personalData.open(Objects.requireNonNull(refusal.address())))
                        .contains("127.0.0.1");
                assertThat(refusal.toString()).doesNotContain("secret");
            }));
        }

        @Test
        void isRecordedWhenThereIsNoSuchThing() {
            account(userId, userId.toString(), Role.ADMINISTRATOR);
            assertThat(call(userId, HttpMethod.DELETE, pool, "")).hasStatus(404);
            await().untilAsserted(() -> assertThat(refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.command()).isEqualTo("DeletePool");
                assertThat(refusal.code()).isEqualTo(RejectionCode.NOT_FOUND);
            }));
        }

        @Test
        void isRecordedAtTheDoor() {
            account(userId, userId.toString(), Role.OPERATOR);
            assertThat(call(userId, HttpMethod.DELETE, pool, "")).hasStatus(403);
            await().untilAsserted(() -> assertThat(refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.command()).isNull();
                assertThat(refusal.code()).isEqualTo(RejectionCode.NOT_ALLOWED);
            }));
        }

        @Test
        void isRecordedOnceHoweverOftenItIsRepeated() {
            account(userId, userId.toString(), Role.ADMINISTRATOR);
            for (var attempt = 0; attempt < 50; attempt++) {
                assertThat(call(userId, HttpMethod.DELETE, pool, "")).hasStatus(404);
            }
            await().until(() -> !refusals().isEmpty());
            assertThat(call(userId, HttpMethod.PUT, group, "{\"name\":\"x\"}")).hasStatus(403);
            await().untilAsserted(() -> assertThat(refusals())
                    .extracting(CommandRefused::command)
                    .containsExactly("DeletePool", "CreateGroup"));
        }

        private List<CommandRefused> refusals() {
            List<CommandRefused> found = new ArrayList<>();
            try (var stored = events.openStream(null)) {
                while (stored.hasNextAvailable()) {
                    if (stored.nextAvailable().getPayload() instanceof CommandRefused refusal
                            && refusal.userId().equals(userId)) {
                        found.add(refusal);
                    }
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return found;
        }
    }

    @Nested
    class AController {

        private final String path = "/api/v1/controllers/" + UUID.randomUUID();

        @Test
        void isRegisteredOnceAndARepeatLeavesNoKeyBehind() {
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);
            var before = secrets();

            assertThat(put(path, connection("ecp.example"))).hasStatus(201);

            assertThat(secrets()).isEqualTo(before);
            assertThat(recorded(controllerId())).hasExactlyElementsOfTypes(ControllerRegistered.class);
        }

        @Test
        void isNotChangedByAnotherRegistrationUnderItsId() {
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);
            var before = secrets();

            var answer = put(path, connection("other.example"));

            assertRefused(answer, 409, "CONFLICT");
            assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("/settings");
            assertThat(secrets()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"tls\":{\"mode\":\"CERTIFICATE\"}",
                    "\"tls\":{\"mode\":\"CERTIFICATE\",\"certificatePem\":\"none\"}",
                    "\"tls\":{\"mode\":\"SYSTEM\",\"certificatePem\":\"one too many\"}",
                    "\"address\":\"does.not.answer\"",
                    "\"address\":\"cannot.be.asked\""
                })
        void leavesNoKeyBehindHoweverItIsRefused(String wrong) {
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);
            var before = secrets();
            var address = "\"address\":\"ecp.example\"";
            var body = connection("ecp.example")
                    .replace(address, wrong.startsWith("\"address") ? wrong : address + "," + wrong);

            post("/api/v1/controllers/test", body);
            assertThat(post("/api/v1/controllers", body).getResponse().getStatus())
                    .isNotEqualTo(201);
            assertThat(put("/api/v1/controllers/" + UUID.randomUUID(), body)
                            .getResponse()
                            .getStatus())
                    .isNotEqualTo(201);
            assertThat(put(path + "/settings", body).getResponse().getStatus()).isNotEqualTo(200);
            assertThat(put("/api/v1/controllers/" + UUID.randomUUID() + "/settings", connection("ecp.example")))
                    .hasStatus(404);

            assertThat(secrets()).isEqualTo(before);
        }

        @Test
        void isNotGivenAnotherKeyByItsRegistration() {
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);
            var before = secrets();
            assertRefused(put(path, connection("ecp.example").replace("integration", "other")), 409, "CONFLICT");
            assertThat(secrets()).isEqualTo(before);
            assertThat(recorded(controllerId())).hasExactlyElementsOfTypes(ControllerRegistered.class);
        }

        @Test
        void keepsTheKeyOfItsSettingsWhenItsRegistrationIsRepeated() {
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);
            assertThat(put(path + "/settings", connection("other.example"))).hasStatusOk();
            var before = secrets();
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);
            assertThat(secrets()).isEqualTo(before);
        }

        @Test
        void isPutInServiceAndBackByAdministratorsEachOnce() {
            assertRefused(post(path + "/service", ""), 404, "NOT_FOUND");
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);

            assertThat(post(path + "/service", "")).hasStatus(204);
            assertThat(post(path + "/service", "")).hasStatus(204);
            assertThat(call(ADMINISTRATOR, HttpMethod.DELETE, path + "/service", ""))
                    .hasStatus(204);
            assertThat(call(ADMINISTRATOR, HttpMethod.DELETE, path + "/service", ""))
                    .hasStatus(204);

            assertThat(recorded(controllerId()))
                    .hasExactlyElementsOfTypes(
                            ControllerRegistered.class, ControllerPutInService.class, ControllerServiceEnded.class);
        }

        @Test
        void namesTheNetworksOfItsMachines() {
            assertRefused(put(path + "/networks", "{\"networks\": [\"10.0.0.1/8\"]}"), 400, "BAD_REQUEST");
            assertRefused(put(path + "/networks", "{\"networks\": [\"10.0.0.0/8\"]}"), 404, "NOT_FOUND");
            assertThat(put(path, connection("ecp.example"))).hasStatus(201);

            for (var again = 0; again < 2; again++) {
                assertThat(put(path + "/networks", "{\"networks\": [\"10.0.0.0/8\"]}"))
                        .hasStatus(204);
            }

            assertThat(recorded(controllerId()))
                    .hasExactlyElementsOfTypes(ControllerRegistered.class, ControllerNetworksChanged.class);
        }

        private ControllerId controllerId() {
            return ControllerId.of(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    static Stream<Arguments> otherThingsOfAUser() {
        return Stream.of(
                Arguments.of("password", "another one"),
                Arguments.of("firstName", "Vera"),
                Arguments.of("lastName", null),
                Arguments.of("mail", "other@example.org"),
                Arguments.of("roles", List.of()),
                Arguments.of("permissions", List.of()),
                Arguments.of("groups", List.of()));
    }

    @Nested
    class AUser {

        private final UserId userId = new UserId(UUID.randomUUID());
        private final String path = "/api/v1/users/" + userId.value();
        private final String login = "user-" + userId.value();

        @Test
        void isRegisteredOnceAndARepeatLeavesNoHashBehind() {
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ""))).hasStatus(201);
            var before = secrets();
            var once = recorded(userId);

            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ""))).hasStatus(201);

            assertThat(secrets()).isEqualTo(before);
            assertThat(recorded(userId)).isEqualTo(once);
        }

        @ParameterizedTest
        @MethodSource("io.vdibroker.command.web.AdministratorsWritesTest#otherThingsOfAUser")
        void isNotChangedByAnotherRegistrationUnderItsId(String field, @Nullable Object other) {
            var body = user(
                    login,
                    ",\"firstName\":\"Anna\",\"lastName\":\"Smirnova\",\"mail\":\"a@example.org\",\"roles\":[\"OPERATOR\"]"
                            + ",\"permissions\":[\"USB_REDIR\"]" + groups(group()));
            assertThat(call(CHIEF, HttpMethod.PUT, path, body)).hasStatus(201);
            var before = secrets();
            var once = recorded(userId);
            var changed = JsonPath.parse(body).put("$", field, other).jsonString();

            assertRefused(call(CHIEF, HttpMethod.PUT, path, changed), 409, "CONFLICT");

            assertThat(recorded(userId)).isEqualTo(once);
            assertThat(secrets()).isEqualTo(before);
            assertThat(call(CHIEF, HttpMethod.PUT, path, body)).hasStatus(201);
        }

        @Test
        void isKnownByItsRegistrationHoweverItWasChangedSince() {
            var body = user(login, ",\"firstName\":\"Anna\"");
            assertThat(call(CHIEF, HttpMethod.PUT, path, body)).hasStatus(201);
            assertThat(call(CHIEF, HttpMethod.PUT, path + "/details", "{}")).hasStatus(204);
            assertThat(call(CHIEF, HttpMethod.PUT, path + "/roles", "{\"roles\":[\"OPERATOR\"]}"))
                    .hasStatus(204);

            assertThat(call(CHIEF, HttpMethod.PUT, path, body)).hasStatus(201);

            assertThat(call(CHIEF, HttpMethod.PUT, path + "/password", "{\"password\":\"a new one of it\"}"))
                    .hasStatus(204);
            assertRefused(call(CHIEF, HttpMethod.PUT, path, body), 409, "CONFLICT");
        }

        @Test
        void hasGroupsThatAreNotChangedByAnotherCreationEither() {
            var group = "/api/v1/groups/" + UUID.randomUUID();
            var name = "\"name\":\"" + UUID.randomUUID() + "\"";
            assertThat(call(CHIEF, HttpMethod.PUT, group, "{" + name + ",\"roles\":[\"OPERATOR\"]}"))
                    .hasStatus(201);
            assertThat(call(CHIEF, HttpMethod.PUT, group + "/roles", "{\"roles\":[]}"))
                    .hasStatus(204);
            assertRefused(call(CHIEF, HttpMethod.PUT, group, "{" + name + "}"), 409, "CONFLICT");
            assertThat(call(CHIEF, HttpMethod.PUT, group, "{" + name + ",\"roles\":[\"OPERATOR\"]}"))
                    .hasStatus(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u202E", "\u200B", "\u2066", "\uFEFF", "\u00AD", "\u0007", "\u2028", "\u3164"})
        void hasNothingInItsNamesThatNobodySees(String unseen) {
            var name = "An" + escaped(unseen) + "na";
            for (var field : List.of("firstName", "lastName", "mail")) {
                assertRefused(
                        call(CHIEF, HttpMethod.PUT, path, user(login, ",\"" + field + "\":\"" + name + "\"")),
                        400,
                        "BAD_REQUEST");
            }
            assertRefused(call(CHIEF, HttpMethod.PUT, path, user(login + escaped(unseen), "")), 400, "BAD_REQUEST");
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ""))).hasStatus(201);
            for (var field : List.of("firstName", "lastName", "mail")) {
                assertRefused(
                        call(CHIEF, HttpMethod.PUT, path + "/details", "{\"" + field + "\":\"" + name + "\"}"),
                        400,
                        "BAD_REQUEST");
            }
            assertRefused(
                    call(CHIEF, HttpMethod.POST, "/api/v1/groups", "{\"name\":\"" + name + "\"}"), 400, "BAD_REQUEST");
            assertRefused(
                    post(
                            "/api/v1/controllers",
                            "{\"name\":\"" + name + "\","
                                    + connection("ecp.example").substring(1)),
                    400,
                    "BAD_REQUEST");
        }

        @Test
        void hasNamesInTheirComposedForm() {
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ",\"firstName\":\"Jose\u0301\"")))
                    .hasStatus(201);
            assertThat(recorded(userId)).first().isInstanceOfSatisfying(UserRegistered.class, registered -> assertThat(
                            personalData.open(Objects.requireNonNull(registered.firstName())))
                    .contains("Jos\u00E9"));
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ",\"firstName\":\"Jos\u00E9\"")))
                    .as("the same")
                    .hasStatus(201);
        }

        @Test
        void keepsTheLoginAndTakesNoOther() {
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ""))).hasStatus(201);
            var before = secrets();

            assertRefused(call(CHIEF, HttpMethod.PUT, path, user("x" + login, "")), 409, "CONFLICT");

            assertThat(secrets()).isEqualTo(before);
            assertThat(call(CHIEF, HttpMethod.POST, "/api/v1/users", user("x" + login, "")))
                    .as("the other login is free")
                    .hasStatus(201);
        }

        @Test
        void isRegisteredWithTheGroupsOrNotAtAll() {
            var group = group();
            var nobody = new GroupId(UUID.randomUUID());
            var before = secrets();

            assertRefused(call(CHIEF, HttpMethod.PUT, path, user(login, groups(group, nobody))), 404, "NOT_FOUND");

            assertThat(recorded(userId)).isEmpty();
            assertThat(secrets()).isEqualTo(before);
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, groups(group))))
                    .hasStatus(201);
            assertThat(recorded(userId)).contains(new GroupJoined(userId, group));
        }

        @Test
        void joinsGroupsThatExist() {
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ""))).hasStatus(201);
            assertThat(call(CHIEF, HttpMethod.PUT, path + "/groups/" + group().value(), ""))
                    .hasStatus(204);
            assertRefused(call(CHIEF, HttpMethod.PUT, path + "/groups/" + UUID.randomUUID(), ""), 404, "NOT_FOUND");
        }

        @Test
        void isGivenOtherDetails() {
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ""))).hasStatus(201);
            assertThat(call(CHIEF, HttpMethod.PUT, path + "/details", "{\"firstName\":\"Vera\",\"mail\":\"v@x.org\"}"))
                    .hasStatus(204);
            assertThat(recorded(userId)).last().isInstanceOfSatisfying(UserDetailsChanged.class, changed -> {
                assertThat(changed.firstName()).isNotNull();
                assertThat(personalData.open(Objects.requireNonNull(changed.firstName())))
                        .contains("Vera");
                assertThat(changed.lastName()).isNull();
                assertThat(changed.mail()).isNotNull();
            });
            assertRefused(call(ADMINISTRATOR, HttpMethod.PUT, path + "/details", "{}"), 403, "NOT_ALLOWED");
        }

        @Test
        void isGivenOtherPermissions() {
            assertThat(call(CHIEF, HttpMethod.PUT, path, user(login, ""))).hasStatus(201);
            assertThat(call(CHIEF, HttpMethod.PUT, path + "/permissions", "{\"permissions\":[\"USB_REDIR\"]}"))
                    .hasStatus(204);
            assertThat(recorded(userId))
                    .last()
                    .isEqualTo(new ClientPermissionsChanged(userId, Set.of(ClientPermission.USB_REDIR)));
            assertThat(call(CHIEF, HttpMethod.PUT, path + "/permissions", "{}")).hasStatus(400);
            assertRefused(
                    call(ADMINISTRATOR, HttpMethod.PUT, path + "/permissions", "{\"permissions\":[]}"),
                    403,
                    "NOT_ALLOWED");
        }
    }

    @Nested
    class ASession {

        private final SessionId sessionId = new SessionId(UUID.randomUUID());
        private final String path = "/api/v1/sessions/" + sessionId.value();

        @Test
        void isEndedByASecurityAdministrator() {
            commands.as("system:test", "test")
                    .sendAndWait(new StartSession(
                            sessionId, OPERATOR, SessionKind.CLIENT, null, NOW.plusSeconds(600), "password"));

            assertRefused(call(ADMINISTRATOR, HttpMethod.DELETE, path, ""), 403, "NOT_ALLOWED");
            assertThat(call(CHIEF, HttpMethod.DELETE, path, "")).hasStatus(204);
            assertThat(call(CHIEF, HttpMethod.DELETE, path, "")).hasStatus(204);

            assertThat(recorded(sessionId)).last().isEqualTo(new SessionEnded(sessionId, OPERATOR, SessionEnd.REVOKED));
        }

        @Test
        void isNotFoundIfThereWasNone() {
            assertRefused(call(CHIEF, HttpMethod.DELETE, path, ""), 404, "NOT_FOUND");
        }
    }

    @Nested
    class APool {

        private final PoolId poolId = new PoolId(UUID.randomUUID());
        private final String path = "/api/v1/pools/" + poolId.value();
        private final MachineId machine = new MachineId(UUID.randomUUID());

        @Test
        void isCreatedOnceAndARepeatLeavesNoAccountBehind() {
            var body = automated(controller(), 5);
            assertThat(put(path, body)).hasStatus(202);
            var before = secrets();
            var once = recorded(poolId);

            assertThat(put(path, body)).hasStatus(202);

            assertThat(secrets()).isEqualTo(before);
            assertThat(recorded(poolId)).isEqualTo(once);
        }

        @Test
        void isNotChangedByAnotherCreationUnderItsId() {
            var controller = controller();
            assertThat(put(path, automated(controller, 5))).hasStatus(202);
            var before = secrets();
            assertRefused(put(path, automated(controller, 6)), 409, "CONFLICT");
            assertThat(secrets()).isEqualTo(before);
        }

        @ParameterizedTest
        @CsvSource({"svc,other", "secret,other"})
        void isNotGivenAnotherAccountByItsCreation(String part, String other) {
            var body = automated(controller(), 5);
            assertThat(put(path, body)).hasStatus(202);
            var before = secrets();
            assertRefused(put(path, body.replace(part, other)), 409, "CONFLICT");
            assertThat(secrets()).isEqualTo(before);
        }

        @ParameterizedTest
        @ValueSource(strings = {"initialSize", "reserveSize", "totalSize", "increaseStep", "thin"})
        void losesNoSizeThatAChangeOfSettingsForgets(String field) {
            assertThat(put(path, automated(controller(), 5))).hasStatus(202);
            var cloning = "\"templateId\":\"" + TEMPLATE
                    + "\",\"namePattern\":\"win\",\"initialSize\":1,\"reserveSize\":1,\"totalSize\":5,\"increaseStep\":1,\"thin\":true";
            var without = cloning.replaceAll(",\"" + field + "\":[a-z0-9]+", "");

            var answer = put(path + "/settings", settings(without));

            assertRefused(answer, 400, "BAD_REQUEST");
            assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo("cloning." + field);
            assertThat(recorded(poolId)).noneMatch(PoolReconfigured.class::isInstance);
        }

        @Test
        void isAskedWhereItsNewMachinesAre() {
            var controller = staticPool();
            assertThat(post(path + "/machines", "{\"machines\":[\"" + machine.value() + "\"]}"))
                    .hasStatus(202);
            assertThat(others.asked).endsWith(new CheckDomains(controller, RESOURCE_POOL, List.of(machine)));
        }

        @Test
        void takesNoMachinesIfItIsNotThere() {
            assertRefused(post(path + "/machines", "{\"machines\":[\"" + machine.value() + "\"]}"), 404, "NOT_FOUND");
            assertThat(others.asked).isEmpty();
        }

        @Test
        void namesTheOperationThatRemovesAMachineHoweverOftenItIsAskedFor() {
            staticPool();
            assertThat(post(path + "/machines", "{\"machines\":[\"" + machine.value() + "\"]}"))
                    .hasStatus(202);

            var first = operation(post(path + "/machines/" + machine.value() + "/removal", ""));
            var second = operation(post(path + "/machines/" + machine.value() + "/removal", ""));

            assertThat(second).isEqualTo(first);
            assertThat(recorded(poolId))
                    .filteredOn(MachineWithdrawn.class::isInstance)
                    .singleElement()
                    .extracting(event -> ((MachineWithdrawn) event).operationId())
                    .isEqualTo(first);
        }

        @Test
        void looksUpTheOperationOfAMachineThatLeavesByItself() {
            staticPool();
            assertThat(post(path + "/machines", "{\"machines\":[\"" + machine.value() + "\"]}"))
                    .hasStatus(202);
            send(new NotePreparationFailed(
                    poolId,
                    machine,
                    new ExpansionId(UUID.randomUUID()),
                    new Failure(FailureCode.REFUSED, "no"),
                    false));
            var removal = path + "/machines/" + machine.value() + "/removal";

            assertRefused(post(removal, ""), 409, "MACHINE_BUSY");
            var operationId = new OperationId(UUID.randomUUID());
            others.machines.put(machine, leaving(operationId));
            assertThat(operation(post(removal, ""))).isEqualTo(operationId);
        }

        @Test
        void isOpenedToPeopleWhoExist() {
            staticPool();
            assertThat(put(path + "/entitlements/users/" + OPERATOR.value(), ""))
                    .hasStatus(204);
            assertThat(put(path + "/entitlements/groups/" + group().value(), ""))
                    .hasStatus(204);
            assertRefused(put(path + "/entitlements/users/" + UUID.randomUUID(), ""), 404, "NOT_FOUND");
            assertRefused(put(path + "/entitlements/groups/" + UUID.randomUUID(), ""), 404, "NOT_FOUND");
        }

        private MachineView leaving(OperationId operationId) {
            return new MachineView(
                    machine,
                    poolId,
                    null,
                    null,
                    MachineStatus.REMOVING,
                    "pc",
                    null,
                    false,
                    false,
                    List.of(),
                    null,
                    false,
                    false,
                    PowerState.OFF,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new CurrentOperationView(operationId, OperationKind.REMOVE, Step.UNTAG, 0, 1, null, null, null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** With its tag; the controller that it is on. */
        private ControllerId staticPool() {
            var controller = controller();
            assertThat(put(
                            path,
                            """
                            {"type":"STATIC","name":"%s","controllerId":"%s","resourcePoolId":"%s","machines":["%s"]}"""
                                    .formatted(name(), controller.value(), RESOURCE_POOL, UUID.randomUUID())))
                    .hasStatus(202);
            send(new RequestPoolTag(poolId));
            send(new RecordTagFound(
                    poolId, new ExpansionId(UUID.randomUUID()), RunId.of(poolId, Step.CREATE_TAG), 1, "tag"));
            others.pools.put(
                    poolId,
                    new PoolView(
                            poolId,
                            PoolType.STATIC,
                            name(),
                            PoolStatus.CREATING,
                            0,
                            controller,
                            ControllerState.OK,
                            RESOURCE_POOL,
                            null,
                            null,
                            List.of(Protocol.RDP),
                            false,
                            false,
                            AfterDisconnect.NONE,
                            0,
                            OnRelease.HOLD,
                            List.of(),
                            (CloningSettings) null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            new MachineCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                            List.of(),
                            NOW));
            return controller;
        }

        private String automated(ControllerId controller, int total) {
            return """
                   {"type":"AUTOMATED","name":"%s","controllerId":"%s","resourcePoolId":"%s",
                   "cloning":{"templateId":"%s","namePattern":"win","totalSize":%d},
                   "preparation":{"domainJoin":{"domain":"x.org","login":"svc","password":"secret"}}}"""
                    .formatted(name(), controller.value(), RESOURCE_POOL, TEMPLATE, total);
        }

        private String settings(String cloning) {
            return """
                   {"protocols":["SPICE"],"keepMachinesOn":false,"releaseAfterUse":false,"afterDisconnect":"NONE",
                   "afterDisconnectSeconds":60,"cloning":{%s}}"""
                    .formatted(cloning);
        }

        private String name() {
            return "pool-" + poolId.value();
        }

        private void send(Object command) {
            commands.as("system:test", "test").sendAndWait(command);
        }

        private OperationId operation(MvcTestResult answer) {
            assertThat(answer).hasStatus(202);
            var operationId = OperationId.of(read(answer, "$.operationId"));
            assertThat(answer).hasHeader("Location", "/api/v1/operations/" + operationId.value());
            return operationId;
        }
    }

    @Nested
    class AnOperation {

        private final PoolId poolId = new PoolId(UUID.randomUUID());
        private final OperationId operationId = new OperationId(UUID.randomUUID());
        private final ExpansionId expansionId = new ExpansionId(operationId.value());
        private final MachineId machine = new MachineId(UUID.randomUUID());
        private final String path = "/api/v1/operations/" + operationId.value();

        @Test
        void isNotFoundIfThereIsNone() {
            for (var action : List.of("/retry", "/resume", "/steps/0/skip", "/give-up")) {
                assertRefused(post(path + action, ""), 404, "NOT_FOUND");
            }
        }

        @Test
        void isRetriedWhenItRests() {
            preparing(Step.POWER_ON);
            assertRefused(post(path + "/retry", ""), 409, "STEP_UNDER_WAY");
            var refused = new Failure(FailureCode.REFUSED, "no");
            send(new FailStep(machine, RunId.of(operationId, 0), 1, refused));

            assertAccepted(post(path + "/retry", ""));

            assertThat(recorded(machine)).last().satisfies(event -> assertThat(((MachineStepStarted) event).attempt())
                    .isEqualTo(2));
        }

        @Test
        void goesOnWithoutAStepThatCanBeSkipped() {
            preparing(Step.REMOTE_ACCESS, Step.POWER_ON);

            assertAccepted(post(path + "/steps/0/skip", ""));
            assertAccepted(post(path + "/steps/0/skip", ""));
            assertRefused(post(path + "/steps/1/skip", ""), 409, "STEP_NOT_SKIPPABLE");
            assertRefused(post(path + "/steps/first/skip", ""), 400, "BAD_REQUEST");

            assertThat(recorded(machine))
                    .filteredOn(MachineStepSkipped.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void isGivenUpOnce() {
            preparing(Step.POWER_ON);

            assertAccepted(post(path + "/give-up", ""));
            assertAccepted(post(path + "/give-up", ""));
            assertRefused(post(path + "/retry", ""), 409, "OPERATION_OVER");
            assertRefused(post(path + "/resume", ""), 409, "NOTHING_TO_RESUME");

            assertThat(recorded(machine))
                    .filteredOn(MachineOperationFailed.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void isFinishedIfItIsARemoval() {
            preparing(Step.POWER_ON);
            var removal = new OperationId(UUID.randomUUID());
            send(new StartOperation(machine, removal, OperationKind.REMOVE, List.of(), 0));
            others.operations.put(removal, view(removal, OperationType.REMOVE, machine, null));
            var ofRemoval = "/api/v1/operations/" + removal.value();

            assertRefused(post(ofRemoval + "/give-up", ""), 409, "CANNOT_BE_GIVEN_UP");
            assertRefused(post(ofRemoval + "/resume", ""), 409, "NOTHING_TO_RESUME");
        }

        @Test
        void isTheGrowthOfAPoolThatIsGivenUpBeforeItBegan() {
            shown(OperationType.EXPANSION, null, expansionId);

            assertRefused(post(path + "/steps/0/skip", ""), 409, "STEP_NOT_SKIPPABLE");
            assertAccepted(post(path + "/give-up", ""));
            assertAccepted(post(path + "/give-up", ""));
            assertRefused(post(path + "/retry", ""), 409, "OPERATION_OVER");

            assertThat(recorded(expansionId)).hasSize(1);
        }

        @Test
        void isTheSetUpOfAPoolThatIsGivenUpWithIt() {
            var setUp = OperationId.ofSetUp(poolId);
            var removal = OperationId.ofRemoval(poolId);
            others.operations.put(setUp, view(setUp, OperationType.POOL_SET_UP, null, null));
            others.operations.put(removal, view(removal, OperationType.POOL_REMOVAL, null, null));
            assertThat(put(
                            "/api/v1/pools/" + poolId.value(),
                            """
                            {"type":"STATIC","name":"p-%s","controllerId":"%s","resourcePoolId":"%s","machines":["%s"]}"""
                                    .formatted(poolId.value(), controller().value(), RESOURCE_POOL, UUID.randomUUID())))
                    .hasStatus(202);
            send(new RequestPoolTag(poolId));
            send(new BeginTag(poolId, RunId.of(poolId, Step.CREATE_TAG), 1));

            assertRefused(post("/api/v1/operations/" + setUp.value() + "/retry", ""), 409, "STEP_UNDER_WAY");
            assertThat(post("/api/v1/operations/" + setUp.value() + "/give-up", ""))
                    .hasStatus(202);
            assertRefused(post("/api/v1/operations/" + removal.value() + "/give-up", ""), 409, "CANNOT_BE_GIVEN_UP");
            assertRefused(post("/api/v1/operations/" + setUp.value() + "/retry", ""), 409, "OPERATION_OVER");

            assertThat(recorded(poolId)).anyMatch(PoolDeletionStarted.class::isInstance);
        }

        private void preparing(Step... plan) {
            shown(OperationType.PREPARE, machine, null);
            send(new RequestMachine(machine, poolId, new ControllerId(UUID.randomUUID()), expansionId, "tag"));
            send(new RecordMachineCloned(machine, operationId, "pc", List.of(), false));
            var steps = List.of(plan).stream().map(PlannedStep::of).toList();
            send(new StartOperation(machine, operationId, OperationKind.PREPARE, steps, 0));
        }

        private void shown(OperationType type, @Nullable MachineId ofMachine, @Nullable ExpansionId ofExpansion) {
            others.operations.put(operationId, view(type, ofMachine, ofExpansion));
        }

        private OperationView view(
                OperationType type, @Nullable MachineId ofMachine, @Nullable ExpansionId ofExpansion) {
            return view(operationId, type, ofMachine, ofExpansion);
        }

        private OperationView view(
                OperationId id, OperationType type, @Nullable MachineId ofMachine, @Nullable ExpansionId ofExpansion) {
            return new OperationView(
                    id,
                    type,
                    poolId,
                    ofMachine,
                    ofExpansion,
                    OperationState.RUNNING,
                    0,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        private void send(Object command) {
            commands.as("system:test", "test").sendAndWait(command);
        }

        private void assertAccepted(MvcTestResult answer) {
            assertThat(answer).hasStatus(202).hasHeader("Location", path);
        }
    }

    private ControllerId controller() {
        return ControllerId.of(read(post("/api/v1/controllers", connection("ecp.example")), "$.id"));
    }

    private GroupId group() {
        return GroupId.of(read(
                call(CHIEF, HttpMethod.POST, "/api/v1/groups", "{\"name\":\"group-" + UUID.randomUUID() + "\"}"),
                "$.id"));
    }

    private static String connection(String address) {
        return "{\"address\":\"" + address + "\",\"key\":\"an integration key\"}";
    }

    private static String escaped(String text) {
        return String.format("\\u%04x", (int) text.charAt(0));
    }

    private static String user(String login, String more) {
        return "{\"login\":\"" + login + "\",\"password\":\"long enough\"" + more + "}";
    }

    private static String groups(GroupId... groups) {
        return ",\"groups\":["
                + String.join(
                        ",",
                        List.of(groups).stream()
                                .map(group -> "\"" + group.value() + "\"")
                                .toList())
                + "]";
    }

    private static void assertRefused(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    private MvcTestResult post(String path, String body) {
        return call(ADMINISTRATOR, HttpMethod.POST, path, body);
    }

    private MvcTestResult put(String path, String body) {
        return call(ADMINISTRATOR, HttpMethod.PUT, path, body);
    }

    private MvcTestResult call(UserId userId, HttpMethod method, String path, String body) {
        var proof = new AccessTokens.Proof(
                userId, new SessionId(userId.value()), SessionKind.ADMINISTRATION, NOW.plusSeconds(600));
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + tokens.issue(proof, AccessTokens.Use.ACCESS))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private List<Object> recorded(Object id) {
        return events.readEvents(id.toString())
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    /** How many secrets are kept. */
    private static int secrets() {
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("secrets.db"));
                var statement = file.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM secret WHERE live = 1")) {
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(MvcTestResult result, String path) {
        try {
            return JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
