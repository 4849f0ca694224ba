package io.vdibroker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.delivery.group.Backlog;
import io.vdibroker.secrets.SecretsConfiguration;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What administrators are told, whatever they send. */
@SpringBootTest(classes = AdminRestTest.Application.class)
@AutoConfigureMockMvc
class AdminRestTest {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    static Path dataDir;

    @Autowired
    MockMvcTester http;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Set<SessionId> ended;

    private final AccessTokens.Proof administrator = new AccessTokens.Proof(
            new UserId(UUID.randomUUID()),
            new SessionId(UUID.randomUUID()),
            SessionKind.ADMINISTRATION,
            NOW.plus(Duration.ofHours(1)));

    private String token = "";

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", dataDir::toString);
    }

    @BeforeEach
    void signIn() {
        token = tokens.issue(administrator, AccessTokens.Use.ACCESS);
    }

    @Test
    void tellsTheEndpointWhoCalls() {
        assertThat(get("/api/v1/me", "Bearer " + token))
                .bodyText()
                .isEqualTo(administrator.userId().value().toString());
    }

    @ParameterizedTest
    @CsvSource({"jwt", "JWT", "bearer", "Bearer"})
    void takesBothSchemesInAnyCase(String scheme) {
        assertThat(get("/api/v1/me", scheme + " " + token)).hasStatusOk();
    }

    @Test
    void refusesWhoHasNoToken() {
        assertThat(http.get().uri("/api/v1/me").exchange())
                .hasStatus(401)
                .bodyJson()
                .extractingPath("code")
                .isEqualTo("NOT_AUTHENTICATED");
    }

    @Test
    void refusesAnEndedSessionAtOnce() {
        ended.add(administrator.sessionId());
        assertThat(get("/api/v1/me", "Bearer " + token)).hasStatus(401);
    }

    @Test
    void refusesAChangedToken() {
        var changed = token.substring(0, token.length() - 6) + "AAAAAA";
        assertThat(get("/api/v1/me", "Bearer " + changed)).hasStatus(401);
    }

    @Test
    void refusesARefreshTokenForAccess() {
        assertThat(get("/api/v1/me", "Bearer " + tokens.issue(administrator, AccessTokens.Use.REFRESH)))
                .hasStatus(401);
    }

    @Test
    void refusesATokenThatIsOver() {
        var over = new AccessTokens.Proof(
                administrator.userId(), administrator.sessionId(), administrator.kind(), NOW.minusSeconds(1));
        assertThat(get("/api/v1/me", "Bearer " + tokens.issue(over, AccessTokens.Use.ACCESS)))
                .hasStatus(401);
    }

    @Test
    void refusesTheSessionOfAClient() {
        var client = new AccessTokens.Proof(
                administrator.userId(), administrator.sessionId(), SessionKind.CLIENT, administrator.expiresAt());
        assertThat(get("/api/v1/me", "jwt " + tokens.issue(client, AccessTokens.Use.ACCESS)))
                .hasStatus(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"size\":1,\"colour\":\"red\"}|colour",
                "{\"name\":5,\"size\":1}|name",
                "{\"name\":\"a\",\"size\":\"5\"}|size",
                "{\"name\":\"a\",\"size\":1.5}|size",
                "{\"name\":\"a\",\"size\":1,\"protocols\":[\"TELNET\"]}|protocols[0]",
                "{\"name\":\"a\",\"size\":1,\"protocols\":[0]}|protocols[0]",
                "{\"name\":\"a\",\"size\":1,\"protocols\":[\"0\"]}|protocols[0]",
                "{\"name\":\"a\",\"size\":2147483648}|size",
                "{\"name\":\"a\",\"size\":1,\"more\":{\"size\":-9223372036854775809}}|more.size",
                "{\"name\":\"a\",\"size\":1,\"pool\":\"no-uuid\"}|pool",
                "{\"name\":\" \",\"size\":1}|name"
            })
    void namesTheFieldAtFault(String body, String field) {
        var answer = post(body);
        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().extractingPath("field").isEqualTo(field);
        assertThat(answer).bodyJson().extractingPath("code").isEqualTo("BAD_REQUEST");
    }

    @Test
    void saysThatANumberIsTooLarge() {
        assertThat(post("{\"name\":\"a\",\"size\":2147483648}"))
                .bodyJson()
                .extractingPath("detail")
                .isEqualTo("Must be a whole number, not that large or small");
    }

    @Test
    void refusesAFieldThatIsGivenTwice() {
        var answer = post("{\"name\":\"a\",\"name\":\"b\",\"size\":1}");
        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().extractingPath("detail").asString().startsWith("A field is given twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol=FOO|protocol|Must be one of SPICE, SPICE_DIRECT, RDP, NATIVE_RDP, LOUDPLAY",
                "protocol=0|protocol|Must be one of SPICE, SPICE_DIRECT, RDP, NATIVE_RDP, LOUDPLAY",
                "size=abc|size|Must be a whole number, not that large or small",
                "cursor=1.5|cursor|Must be a whole number, not that large or small",
                "on=maybe|on|Must be true or false",
                "at=today|at|Must be a time such as 2026-03-01T08:00:00Z",
                "uuid=17|uuid|Must be an id, a UUID of 36 characters"
            })
    void saysWhatAParameterMayBe(String parameter, String field, String detail) {
        var answer = get("/api/v1/filtered?" + parameter, "Bearer " + token);
        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyJson().extractingPath("field").isEqualTo(field);
        assertThat(answer).bodyJson().extractingPath("detail").isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"name\":\"se\"cret\"}", "[1", "''", "null"})
    void explainsABodyThatIsNoJsonWithoutRepeatingIt(String body) {
        var answer = post(body);
        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyText().doesNotContain("cret").doesNotContain("jackson");
    }

    @Test
    void readsLenientlyWhatSaysSo() {
        assertThat(http.post()
                        .uri("/api/v1/lenient")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"a\",\"colour\":\"red\"}")
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void refusesMoreThanOneMebibyte() {
        assertThat(post("{\"name\":\"" + "a".repeat(BodyArrival.MOST_BYTES) + "\"}"))
                .hasStatus(413);
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertThat(get("/api/v1/pools/17", "Bearer " + token))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("detail")
                .asString()
                .contains("UUID");
    }

    @Test
    void passesOnARefusalWithItsCode() {
        assertThat(get("/api/v1/refused", "Bearer " + token))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("code")
                .isEqualTo("POOL_NAME_TAKEN");
    }

    @Test
    void callsAnAggregateBusyThatOthersHoldTooLong() {
        var answer = get("/api/v1/held", "Bearer " + token);
        assertThat(answer).hasStatus(503).hasHeader("Retry-After", "5");
        assertThat(answer).bodyJson().extractingPath("code").isEqualTo("BUSY");
    }

    @Test
    void breaksOffAnAnswerThatIsOnItsWay() {
        var answer = get("/api/v1/broken-off", "Bearer " + token);
        assertThat(answer).hasFailed().failure().hasRootCauseInstanceOf(RequestRefused.class);
    }

    @Test
    void hidesWhatFailedInside() {
        var answer = get("/api/v1/broken", "Bearer " + token);
        assertThat(answer).hasStatus(500);
        assertThat(answer).bodyText().doesNotContain("inner workings").contains("correlationId");
    }

    private MvcTestResult get(String path, String authorization) {
        return http.get().uri(path).header("Authorization", authorization).exchange();
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/v1/things")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    record Thing(@NotBlank String name, int size, List<Protocol> protocols, PoolId pool, More more) {}

    record More(long size) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lenient(String name) {}

    @AdminRest
    static class Endpoint {

        @GetMapping("/api/v1/me")
        String me(Caller caller) {
            return caller.userId().value().toString();
        }

        @PostMapping("/api/v1/things")
        void things(@Valid @RequestBody Thing thing) {}

        @PostMapping("/api/v1/lenient")
        void lenient(@RequestBody Lenient thing) {}

        @GetMapping("/api/v1/pools/{poolId}")
        void pool(@PathVariable PoolId poolId) {}

        @GetMapping("/api/v1/filtered")
        void filtered(
                @RequestParam @Nullable Protocol protocol,
                @RequestParam(defaultValue = "50") int size,
                @RequestParam @Nullable Long cursor,
                @RequestParam @Nullable Boolean on,
                @RequestParam @Nullable Instant at,
                @RequestParam @Nullable UUID uuid) {}

        @GetMapping("/api/v1/refused")
        void refused() {
            throw new CommandExecutionException(
                    "refused", null, new RejectionDetails(RejectionCode.POOL_NAME_TAKEN, "Another pool has this name"));
        }

        @GetMapping("/api/v1/held")
        void held() throws InterruptedException {
            var locks = PessimisticLockFactory.builder()
                    .acquireAttempts(2)
                    .lockAttemptTimeout(1)
                    .build();
            var other = new Thread(() -> locks.obtainLock("pool/1"));
            other.start();
            other.join();
            locks.obtainLock("pool/1");
        }

        @GetMapping("/api/v1/broken-off")
        void brokenOff(HttpServletResponse response) throws IOException {
            response.getOutputStream().print("the first half");
            response.flushBuffer();
            throw new RequestRefused(RejectionCode.SESSION_ENDED, "not any more");
        }

        @GetMapping("/api/v1/broken")
        void broken() {
            throw new IllegalStateException("inner workings");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({WebConfiguration.class, SecretsConfiguration.class, Endpoint.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        Backlog backlog() {
            return () -> false;
        }

        @Bean
        Set<SessionId> ended() {
            return new HashSet<>();
        }

        @Bean
        EndedSessions endedSessions(Set<SessionId> ended) {
            return ended::contains;
        }
    }
}
