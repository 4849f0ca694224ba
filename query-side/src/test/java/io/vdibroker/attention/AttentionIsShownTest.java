package io.vdibroker.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.query.QuerySide;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.secrets.SecretsConfiguration;
import io.vdibroker.web.AccessTokens;
import io.vdibroker.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Over the real wiring: events that a saga and a view do not get through, and HTTP in front. */
@SpringBootTest(classes = AttentionIsShownTest.Application.class, properties = "vdi.delivery.attempts=1")
@AutoConfigureMockMvc
class AttentionIsShownTest {

    private static final UserId OPERATOR = new UserId(new UUID(1, 1));
    private static final UserId NOBODY = new UserId(new UUID(1, 2));
    private static final GroupId GROUP = new GroupId(new UUID(2, 1));

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        SecretsConfiguration.class,
        EmbeddedDelivery.class,
        WebConfiguration.class,
        QuerySide.class,
        Stumbling.Stones.class,
        Stumbling.View.class,
        Stumbling.Walk.class
    })
    static class Application {}

    @TempDir
    static Path directory;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    EventBus events;

    @Autowired
    Progress progress;

    @Autowired
    AccessTokens tokens;

    @Autowired
    PersonalData personalData;

    @Autowired
    Attention attention;

    @Autowired
    Stumbling.Stones stones;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @Test
    void isShownToOperatorsOnly() {
        registered(OPERATOR, "olga");
        tell(OPERATOR, 1, new UserRolesChanged(OPERATOR, Set.of(Role.OPERATOR)));
        registered(NOBODY, "nick");
        stones.saga = "Bad";
        stones.view = "Bad";
        tell(GROUP, 0, new GroupCreated(GROUP, "Bad"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> attention.page(0, 9).total() == 2 && progress.hasPassed("view-persons-v1", 4));

        var shown = get("/api/v1/attention", OPERATOR);
        assertThat(shown).hasStatusOk();
        assertThat(shown)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"total": 2, "page": 0, "size": 50, "items": [
                          {"kind": "SAGA_EVENT", "group": "saga-stumbling", "eventType": "GroupCreated",
                           "subject": "%1$s", "attempts": 1, "waiting": 0,
                           "cause": "IllegalStateException: stumbled on \\"***\\""},
                          {"kind": "VIEW_EVENT", "group": "view-stumbling-v1", "eventType": "GroupCreated",
                           "subject": "%1$s", "attempts": 1, "waiting": 0,
                           "cause": "IllegalStateException: stumbled on \\"***\\""}]}
                        """
                                .formatted(GROUP));
        assertThat(shown).bodyText().doesNotContain("Bad");
        assertThat(shown).bodyJson().extractingPath("$.items[0].id").isNotEmpty();
        assertThat(shown)
                .bodyJson()
                .extractingPath("$.items[0].since")
                .asString()
                .endsWith("Z");
        assertThat(get("/api/v1/attention?page=1&size=1", OPERATOR))
                .bodyJson()
                .extractingPath("$.items[0].kind")
                .isEqualTo("VIEW_EVENT");
        assertThat(get("/api/v1/attention?size=0", OPERATOR)).hasStatus(400);

        assertThat(get("/api/v1/attention", NOBODY)).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/attention")).hasStatus(401);
    }

    private MvcTestResult get(String path, UserId userId) {
        var proof = new AccessTokens.Proof(
                userId,
                new SessionId(UUID.randomUUID()),
                SessionKind.ADMINISTRATION,
                Instant.now().plusSeconds(600));
        return mvc.get()
                .uri(path)
                .header("Authorization", "Bearer " + tokens.issue(proof, AccessTokens.Use.ACCESS))
                .exchange();
    }

    private void registered(UserId userId, String login) {
        tell(
                userId,
                0,
                new UserRegistered(
                        userId,
                        new LoginKey(personalData.hmac(Purpose.USER_LOGIN, login)),
                        personalData.seal(userId, login),
                        null,
                        null,
                        null));
    }

    private void tell(Object stream, int sequence, Object payload) {
        events.publish(new GenericDomainEventMessage<>("stream", stream.toString(), sequence, payload)
                .andMetaData(Map.of(Metadata.ACTOR, "system:test", Metadata.CORRELATION_ID, "c")));
    }
}
