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
import io.vdibroker.api.session.SessionEnd;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.event.SessionEnded;
import io.vdibroker.command.CommandSide;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.attention.AttentionItem;
import io.vdibroker.delivery.attention.AttentionKind;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
@SpringBootTest(classes = ResumeTest.Application.class, properties = "vdi.delivery.attempts=1")
@AutoConfigureMockMvc
class ResumeTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        SecretsConfiguration.class,
        EmbeddedDelivery.class,
        WebConfiguration.class,
        CommandSide.class,
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
    AccessTokens tokens;

    @Autowired
    PersonalData personalData;

    @Autowired
    Attention attention;

    @Autowired
    Stumbling.Stones stones;

    private final SessionId session = new SessionId(UUID.randomUUID());

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @AfterEach
    void nothingStays() {
        stones.saga = "";
        stones.view = "";
        attention.page(0, 99).items().forEach(item -> attention.resume(item.id()));
        assertThat(attention.page(0, 99).items()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void deliversAgainWhatIsHeldUp(AttentionKind kind) {
        var anna = person(Role.ADMINISTRATOR);
        var held = heldUp(kind);

        assertThat(resume(held.id().toString(), anna))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("FAILED_AGAIN");
        assertThat(attention.page(0, 9).items()).singleElement().satisfies(item -> assertThat(item.attempts())
                .isEqualTo(2));

        stones.saga = "";
        stones.view = "";
        assertThat(resume(held.id().toString(), anna)).hasStatus(204).bodyText().isEmpty();
        assertThat(attention.page(0, 9).items()).isEmpty();
        assertThat(resume(held.id().toString(), anna))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void isRefusedWhileSomebodyElseIsAtIt() throws Exception {
        var anna = person(Role.ADMINISTRATOR);
        var held = heldUp(AttentionKind.SAGA_EVENT);
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        stones.before = () -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };

        var first = CompletableFuture.supplyAsync(() -> resume(held.id().toString(), anna));
        inside.await();
        assertThat(resume(held.id().toString(), anna))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("BEING_RESUMED");
        stones.before = () -> {};
        go.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void isForAdministratorsOnly() {
        var held = heldUp(AttentionKind.VIEW_EVENT);

        assertThat(resume(held.id().toString(), person(Role.OPERATOR)))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("NOT_ALLOWED");
        assertThat(mvc.post().uri("/api/v1/attention/" + held.id() + "/resume")).hasStatus(401);
        assertThat(attention.page(0, 9).items()).containsExactly(held);
    }

    @Test
    void isNotForASessionThatHasEnded() {
        var anna = person(Role.SECURITY_ADMINISTRATOR);
        var unknown = UUID.randomUUID().toString();
        assertThat(resume(unknown, anna)).hasStatus(404);

        tell(session, 0, new SessionEnded(session, anna, SessionEnd.SIGNED_OUT));

        assertThat(resume(unknown, anna))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("SESSION_ENDED");
    }

    @Test
    void needsAnId() {
        assertThat(resume("first", person(Role.ADMINISTRATOR)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.field")
                .isEqualTo("id");
    }

    private AttentionItem heldUp(AttentionKind kind) {
        var group = new GroupId(UUID.randomUUID());
        var name = "Bad " + group.value(); // a saga may not have come to that of the test before
        if (kind == AttentionKind.SAGA_EVENT) {
            stones.saga = name;
        } else {
            stones.view = name;
        }
        tell(group, 0, new GroupCreated(group, name));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> attention.page(0, 9).items().size() == 1);
        return attention.page(0, 9).items().get(0);
    }

    private UserId person(Role role) {
        var userId = new UserId(UUID.randomUUID());
        var login = userId.value().toString();
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
        tell(userId, 1, new UserRolesChanged(userId, Set.of(role)));
        return userId;
    }

    private MvcTestResult resume(String id, UserId userId) {
        var proof = new AccessTokens.Proof(
                userId, session, SessionKind.ADMINISTRATION, Instant.now().plusSeconds(600));
        return mvc.post()
                .uri("/api/v1/attention/" + id + "/resume")
                .header("Authorization", "Bearer " + tokens.issue(proof, AccessTokens.Use.ACCESS))
                .exchange();
    }

    private void tell(Object stream, int sequence, Object payload) {
        events.publish(new GenericDomainEventMessage<>("stream", stream.toString(), sequence, payload)
                .andMetaData(Map.of(Metadata.ACTOR, "system:test", Metadata.CORRELATION_ID, "c")));
    }
}
