package io.vdibroker.query.web;

import static io.vdibroker.query.store.Samples.ANNA;
import static io.vdibroker.query.store.Samples.BORIS;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.web.AccessTokens;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The whole history over a real connection, which may break. */
@SpringBootTest(
        classes = {ReadSideApplication.class, HistoryExportWireTest.Breaking.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vdi.query.largest-page=10", "vdi.query.exports-at-once=1"})
class HistoryExportWireTest {

    private static final int EVENTS = 500;
    private static final Instant TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    static Path directory;

    private static boolean told;

    @Autowired
    EventGateway events;

    @Autowired
    Progress progress;

    @Autowired
    AccessTokens tokens;

    @Autowired
    PersonalData personalData;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

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
        events.publish(
                new UserRegistered(ANNA, new LoginKey("a"), personalData.seal(ANNA, "anna"), null, null, null),
                new UserRolesChanged(ANNA, Set.of(Role.OPERATOR)),
                new UserRegistered(BORIS, new LoginKey("b"), personalData.seal(BORIS, "boris"), null, null, null));
        events.publish(IntStream.range(0, EVENTS)
                .mapToObj(index -> new PoolActivated(POOL))
                .toList());
        events.publish(
                new GenericEventMessage<>( // before the clock was set back
                        UUID.randomUUID().toString(), new PoolActivated(POOL), MetaData.emptyInstance(), TOMORROW));
        var head = progress.head();
        await().until(() -> progress.hasPassed("view-persons-v1", head) && progress.hasPassed("view-history-v2", head));
    }

    @Test
    void isWrittenLineByLineFromTheOldestToTheNewest() throws Exception {
        var answer = get("/api/v1/history/export", ANNA);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        var lines = answer.body().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(EVENTS + 4);
        assertThat(lines)
                .extracting(line -> line.path("position").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines.get(0).path("text").asString()).isEqualTo("The account of \"anna\" was made.");
    }

    @Test
    void endsAtATimeThatIsNamed() throws Exception {
        var lines = get("/api/v1/history/export?to=" + TOMORROW, ANNA).body().lines();
        assertThat(lines).hasSize(EVENTS + 3);
    }

    @Test
    void takesTheFiltersOfTheList() throws Exception {
        var answer = get("/api/v1/history/export?category=ACCOUNT&order=newest&type=UserRegistered", ANNA);
        assertThat(answer.body().lines().map(JsonMapper.shared()::readTree))
                .extracting(line -> line.path("text").asString())
                .containsExactly("The account of \"boris\" was made.", "The account of \"anna\" was made.");
        assertThat(get("/api/v1/history/export?subject=what", ANNA).statusCode())
                .isEqualTo(400);
    }

    @Test
    void isRefusedToWhoIsNoOperator() throws Exception {
        assertThat(get("/api/v1/history/export", BORIS).statusCode()).isEqualTo(403);
    }

    @Test // there may be one export at a time: one that did not end would keep the next from its turn
    void outlivesReadersThatGoAway() throws Exception {
        for (var attempt = 0; attempt < 3; attempt++) {
            try (var reader = new Socket("localhost", port)) {
                reader.setSoLinger(true, 0); // a reset, not a goodbye
                reader.getOutputStream().write(request("/api/v1/history/export", ANNA));
                assertThat(reader.getInputStream().readNBytes(100)).hasSize(100);
            }
            await().until(() ->
                    get("/api/v1/history/export?type=UserRolesChanged", ANNA).statusCode() == 200);
        }
    }

    @Test // as when its reader loses the role meanwhile
    void isNotTakenForWholeWhenItBreaksOff() {
        assertThatIOException().isThrownBy(() -> get("/api/v1/breaking", ANNA));
    }

    @AdminRest
    static class Breaking {

        @GetMapping("/api/v1/breaking")
        void breaking(HttpServletResponse response) throws IOException {
            response.getOutputStream().println("a line");
            response.flushBuffer();
            throw new RequestRefused(RejectionCode.NOT_ALLOWED, "not any more");
        }
    }

    private byte[] request(String path, UserId userId) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token(userId) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpResponse<String> get(String path, UserId userId) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token(userId))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token(UserId userId) {
        return tokens.issue(
                new AccessTokens.Proof(
                        userId,
                        new SessionId(id("session of " + userId)),
                        SessionKind.ADMINISTRATION,
                        Instant.now().plusSeconds(600)),
                AccessTokens.Use.ACCESS);
    }
}
