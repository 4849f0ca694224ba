package io.vdibroker.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.command.CreateGroup;
import io.vdibroker.api.person.event.GroupCreated;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.api.session.event.SessionStarted;
import io.vdibroker.command.CommandSide;
import io.vdibroker.delivery.EmbeddedDelivery;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.directory.DiskRoom;
import io.vdibroker.delivery.group.Backlog;
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
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.unit.DataSize;

/** Over the real wiring: a saga that is held back, and HTTP in front. */
@SpringBootTest(classes = BusyTest.Application.class, properties = "vdi.delivery.longest-backlog=20")
@AutoConfigureMockMvc
class BusyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UserId CHIEF = new UserId(new UUID(1, 1));
    private static final UserId OPERATOR = new UserId(new UUID(1, 2));
    private static final SessionId OF_SOMEBODY = new SessionId(new UUID(2, 1));

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        SecretsConfiguration.class,
        EmbeddedDelivery.class,
        WebConfiguration.class,
        CommandSide.class,
        HeldBack.Gate.class,
        HeldBack.class
    })
    static class Application {

        @Bean
        static BeanPostProcessor diskThatGetsFull() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DiskRoom
                            ? new DiskRoom(FREE::get, DataSize.ofMegabytes(64), System::nanoTime)
                            : bean;
                }
            };
        }
    }

    private static final AtomicLong FREE = new AtomicLong(Long.MAX_VALUE);

    @TempDir
    static Path directory;

    private static boolean registered;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    EventBus events;

    @Autowired
    EventStore store;

    @Autowired
    Commands commands;

    @Autowired
    AccessTokens tokens;

    @Autowired
    PersonalData personalData;

    @Autowired
    Backlog backlog;

    @Autowired
    HeldBack.Gate gate;

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", () -> directory.toString());
    }

    @BeforeEach
    void fallBehind() {
        if (!registered) {
            registered = true;
            register(CHIEF, Role.SECURITY_ADMINISTRATOR);
            register(OPERATOR, Role.OPERATOR);
            tell(
                    OF_SOMEBODY,
                    0,
                    new SessionStarted(
                            OF_SOMEBODY,
                            OPERATOR,
                            SessionKind.CLIENT,
                            null,
                            Instant.now().plusSeconds(600)));
        }
        gate.shut();
        for (var i = 0; i < 30; i++) {
            var group = new GroupId(UUID.randomUUID());
            tell(group, 0, new GroupCreated(group, "g" + i));
        }
        await().atMost(PATIENCE).until(backlog::isTooLong);
    }

    @AfterEach
    void catchUp() {
        gate.open();
        await().atMost(PATIENCE).until(() -> !backlog.isTooLong());
    }

    @Test
    void refusesWhatIsNewUntilTheSagasHaveCaughtUp() {
        var group = new GroupId(UUID.randomUUID());

        var refused = create(group, CHIEF);

        assertThat(refused).hasStatus(503).hasHeader(HttpHeaders.RETRY_AFTER, "5");
        assertThat(refused).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("BUSY");
        assertThat(refused).bodyJson().extractingPath("$.detail").asString().contains("try again");
        assertThat(store.lastSequenceNumberFor(group.toString())).isEmpty();

        catchUp();
        assertThat(create(group, CHIEF)).hasStatus(201);
    }

    @Test
    void refusesWhatIsNewUntilThereIsRoomOnTheDisk() {
        catchUp();
        FREE.set(DataSize.ofMegabytes(63).toBytes());
        var group = new GroupId(UUID.randomUUID());
        try {
            var refused = await().atMost(PATIENCE)
                    .until(
                            () -> create(group, CHIEF),
                            answer -> answer.getResponse().getStatus() == 507);

            assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("NO_ROOM");
            assertThat(refused).bodyJson().extractingPath("$.detail").asString().contains("Make room");
            assertThat(call(HttpMethod.DELETE, "/api/v1/sessions/" + UUID.randomUUID(), "", CHIEF))
                    .as("what must not go on ends")
                    .matches(answer -> answer.getResponse().getStatus() != 507);
        } finally {
            FREE.set(Long.MAX_VALUE);
        }
        await().atMost(PATIENCE)
                .until(() -> create(new GroupId(UUID.randomUUID()), CHIEF)
                                .getResponse()
                                .getStatus()
                        == 201);
    }

    @Test
    void letsTheBrokerFinishWhatItBegan() {
        var group = new GroupId(UUID.randomUUID());

        commands.as("system:test", "c").sendAndWait(new CreateGroup(group, "of the broker", Set.of()));

        assertThat(store.lastSequenceNumberFor(group.toString())).isPresent();
    }

    @Test
    void endsWhatMustNotGoOn() {
        assertThat(call(HttpMethod.DELETE, "/api/v1/sessions/" + OF_SOMEBODY.value(), "", CHIEF))
                .hasStatus(204);
    }

    @Test
    void resumesWhatIsHeldUp() {
        assertThat(call(HttpMethod.POST, "/api/v1/attention/" + UUID.randomUUID() + "/resume", "", CHIEF))
                .as("asked, and not there")
                .hasStatus(404);
    }

    @Test
    void saysFirstWhoMayNotComeInAtAll() {
        assertThat(create(new GroupId(UUID.randomUUID()), OPERATOR)).hasStatus(403);
        assertThat(create(new GroupId(UUID.randomUUID()), null)).hasStatus(401);
    }

    private MvcTestResult create(GroupId group, @Nullable UserId by) {
        return call(
                HttpMethod.PUT,
                "/api/v1/groups/" + group.value(),
                "{\"name\":\"" + group.value() + "\",\"roles\":[]}",
                by);
    }

    private MvcTestResult call(HttpMethod method, String path, String body, @Nullable UserId by) {
        var request = mvc.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (by != null) {
            var proof = new AccessTokens.Proof(
                    by,
                    new SessionId(by.value()),
                    SessionKind.ADMINISTRATION,
                    Instant.now().plusSeconds(600));
            request.header("Authorization", "Bearer " + tokens.issue(proof, AccessTokens.Use.ACCESS));
        }
        return request.exchange();
    }

    private void register(UserId userId, Role role) {
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
    }

    private void tell(Object stream, int sequence, Object payload) {
        events.publish(new GenericDomainEventMessage<>("stream", stream.toString(), sequence, payload)
                .andMetaData(Map.of(Metadata.ACTOR, "system:test", Metadata.CORRELATION_ID, "c")));
    }
}
