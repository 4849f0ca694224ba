package io.vdibroker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.command.RegisterController;
import io.vdibroker.api.controller.query.CheckDomains;
import io.vdibroker.api.controller.query.CheckPlacement;
import io.vdibroker.api.controller.query.CheckedDomainView;
import io.vdibroker.api.controller.query.CheckedDomainsView;
import io.vdibroker.api.controller.query.PlacementView;
import io.vdibroker.api.person.ClientPermission;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.command.StartSession;
import io.vdibroker.command.person.Accounts;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.AccessTokens;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** What administrators are told when what they ask for makes no sense: a code, the field at fault, nothing recorded. */
@SpringBootTest(
        classes = RequestsTest.Application.class,
        properties = {"vdi.secrets.argon2.memory-kib=64", "vdi.secrets.argon2.iterations=1"})
class RequestsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID NO_TEMPLATE = new UUID(0, 404);

    @EnableAutoConfiguration // no @Configuration: the side scans this package too
    @Import({SecretsConfiguration.class, EmbeddedDelivery.class, WebConfiguration.class, CommandSide.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        Ecp ecp() {
            return new Ecp();
        }
    }

    /** Answers for an ECP that has every machine and all templates but one. */
    static class Ecp {
        @QueryHandler
        PlacementView handle(CheckPlacement query) {
            return query.templateId().equals(NO_TEMPLATE)
                    ? new PlacementView("ECP has no such template", "templateId", null, null)
                    : new PlacementView(null, null, "win", "Windows");
        }

        @QueryHandler
        CheckedDomainsView handle(CheckDomains query) {
            return new CheckedDomainsView(query.machineIds().stream()
                    .map(id -> new CheckedDomainView(id, "pc", null))
                    .toList());
        }
    }

    @TempDir
    static Path directory;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @Autowired
    WebApplicationContext context;

    @Autowired
    Commands commands;

    @Autowired
    Accounts accounts;

    @Autowired
    AccessTokens tokens;

    private final ControllerId controller = new ControllerId(UUID.randomUUID());
    private String token = "";

    @BeforeEach
    void signIn() {
        var sender = commands.as("system:test", "test");
        var user = new UserId(UUID.randomUUID());
        var session = new SessionId(UUID.randomUUID());
        var until = NOW.plusSeconds(600);
        accounts.register(
                        sender,
                        new Accounts.Account(
                                user,
                                "admin-" + user.value(),
                                "a long pass phrase",
                                null,
                                null,
                                null,
                                Set.of(Role.SECURITY_ADMINISTRATOR),
                                EnumSet.noneOf(ClientPermission.class),
                                Set.of()))
                .join();
        sender.sendAndWait(new StartSession(session, user, SessionKind.ADMINISTRATION, null, until, "password"));
        sender.sendAndWait(new RegisterController(
                controller, "main", "ecp.example", new TlsTrust(TlsMode.SYSTEM, null), "secret", "5.0.0"));
        token = tokens.issue(
                new AccessTokens.Proof(user, session, SessionKind.ADMINISTRATION, until), AccessTokens.Use.ACCESS);
    }

    @Nested
    class OfPools {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'preparation':{}|preparation",
                    "'cloning':{'templateId':'00000000-0000-0000-0000-000000000001','namePattern':'acc'}|cloning",
                    "'dataPoolId':'00000000-0000-0000-0000-000000000001'|dataPoolId"
                })
        void nameWhatAStaticPoolDoesNotHave(String more, String field) {
            assertThat(post("/api/v1/pools", staticPool(UUID.randomUUID(), more)))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("field")
                    .isEqualTo(field);
        }

        @Test
        void nameTheWholePathOfATemplateThatIsNone() {
            var body = pool("AUTOMATED", "'cloning':{'templateId':'" + NO_TEMPLATE + "','namePattern':'acc'}");
            assertThat(post("/api/v1/pools", body))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("field")
                    .isEqualTo("cloning.templateId");
        }

        @Test
        void areRefusedForThePreparationOfAStaticPool() {
            var pool = UUID.randomUUID();
            assertThat(send("PUT", "/api/v1/pools/" + pool, staticPool(UUID.randomUUID(), "'dataPoolId':null")))
                    .hasStatus(202);
            var settings = "{'protocols':['SPICE'],'keepMachinesOn':false,'releaseAfterUse':false,"
                    + "'afterDisconnect':'NONE','afterDisconnectSeconds':60,'preparation':{'hostname':true}}";

            assertThat(send("PUT", "/api/v1/pools/" + pool + "/settings", settings))
                    .hasStatus(409)
                    .bodyJson()
                    .extractingPath("code")
                    .isEqualTo("POOL_TYPE_MISMATCH");
        }

        private String staticPool(UUID machine, String more) {
            return pool("STATIC", "'machines':['" + machine + "']," + more);
        }

        private String pool(String type, String more) {
            var name = "pool-" + UUID.randomUUID();
            return "{'type':'" + type + "','name':'" + name + "','controllerId':'" + controller.value()
                    + "','resourcePoolId':'" + UUID.randomUUID() + "'," + more + "}";
        }
    }

    @Nested
    class OfPeople {
        @ParameterizedTest
        @ValueSource(strings = {" Office", "Office ", "Off\\nice", "Off\\u0000ice", "\\u00a0Office", "\\u2028"})
        void nameAGroupWithVisibleCharactersAtBothEnds(String name) {
            assertThat(post("/api/v1/groups", "{'name':'" + name + "'}"))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("field")
                    .isEqualTo("name");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"O", "Office 2", "\u0411\u0443\u0445\u0433\u0430\u043b\u0442\u0435\u0440\u0438\u044f (2)"})
        void nameAGroupAsPeopleWriteIt(String name) {
            assertThat(post("/api/v1/groups", "{'name':'" + name + "'}")).hasStatus(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"mail", "firstName", "lastName"})
        void holdNoControlCharacters(String field) {
            var body = "{'login':'vera','password':'a long pass phrase','" + field + "':'a\\r\\nBcc: b'}";
            assertThat(post("/api/v1/users", body))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("field")
                    .isEqualTo(field);
        }

        @Test
        void nameRolesAndDoNotCountThem() {
            var body = "{'login':'vera','password':'a long pass phrase','roles':[0]}";
            assertThat(post("/api/v1/users", body))
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("field")
                    .isEqualTo("roles[0]");
        }
    }

    private MvcTestResult post(String path, String body) {
        return send("POST", path, body);
    }

    private MvcTestResult send(String method, String path, String body) {
        return MockMvcTester.from(context)
                .method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"'))
                .exchange();
    }
}
