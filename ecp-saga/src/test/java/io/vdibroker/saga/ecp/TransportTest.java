package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.secrets.DomainCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TransportTest {

    private static final MachineId MACHINE = MachineId.of("5de41ce2-ca22-4b65-b66a-e46ae037737e");
    private static final UUID KEY = UUID.fromString("4ee7bbb7-47cd-44c7-852d-22e2b25ee472");

    private final EcpServer server = EcpServer.http();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void triesAgainWhatOnlyReads() {
        var times = new AtomicInteger();
        server.answering(request ->
                times.incrementAndGet() < 3 ? EcpServer.Reply.dropped() : EcpServer.Reply.json(200, Ecp.page()));

        assertThat(Ecp.client(server).domains(List.of(MACHINE))).isEmpty();
    }

    @Test
    void givesUpAfterTheConfiguredAttempts() {
        server.answering(request -> EcpServer.Reply.html(503));

        assertThatThrownBy(() -> Ecp.client(server).domain(MACHINE)).isInstanceOf(EcpProblem.NoAnswer.class);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void neverTriesAgainWhatChangesSomething() {
        server.answering(request -> EcpServer.Reply.dropped());

        assertThatThrownBy(() -> Ecp.client(server).start(MACHINE, KEY)).isInstanceOf(EcpProblem.NoAnswer.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void waitsForAnAnswerNoLongerThanItMayAndDoesNotAskTwice() {
        server.answering(request -> EcpServer.never());
        var ecp = client("vdi.ecp.call-timeout", "300ms");

        assertThatThrownBy(() -> ecp.domain(MACHINE))
                .isInstanceOf(EcpProblem.NoAnswer.class)
                .hasMessageContaining("did not answer within");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void leavesAControllerAloneThatDoesNotAnswer() {
        server.answering(request -> EcpServer.Reply.html(503));
        var ecp = client("vdi.ecp.failures-in-a-row", "3", "vdi.ecp.open-for", "500ms");

        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.NoAnswer.class);
        }
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).hasMessageContaining("did not answer lately");
        assertThat(server.asked()).hasSize(3);

        server.answering(204, "");
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(ecp.start(MACHINE, KEY)).isEqualTo(Accepted.DONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void asksNothingBeforeTheTimeThatEcpAskedFor(int status) {
        server.answering(request -> pause(status, "3600"));
        var ecp = client("vdi.ecp.failures-in-a-row", "100");

        assertThatThrownBy(() -> ecp.domain(MACHINE)).isInstanceOf(EcpProblem.NoAnswer.class);
        assertThatThrownBy(() -> ecp.domain(MACHINE)).hasMessageContaining("asked for a pause");
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).hasMessageContaining("asked for a pause");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void readsAgainWhenTheTimeIsOverThatEcpAskedFor() {
        server.answering(
                request -> server.asked().size() > 1 ? EcpServer.Reply.json(404, "{\"errors\": []}") : pause(503, "1"));
        var begun = System.nanoTime();

        assertThat(client().domain(MACHINE)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(server.asked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3600 | 60", "30 | 30", "0 | ", "-5 | ", "soon | "})
    void believesATimeUpToAMinute(String said, @Nullable Long seconds) {
        server.answering(request -> pause(503, said));
        assertThatThrownBy(() -> client("vdi.ecp.read-attempts", "1").domain(MACHINE))
                .isInstanceOfSatisfying(EcpProblem.NoAnswer.class, problem -> assertThat(problem.retryAfter())
                        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds)));
    }

    @Test
    void believesADateByTheClockOfEcp() {
        server.answering(request -> pause(
                503,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30))));
        assertThatThrownBy(() -> client("vdi.ecp.read-attempts", "1").domain(MACHINE))
                .isInstanceOfSatisfying(EcpProblem.NoAnswer.class, problem -> assertThat(problem.retryAfter())
                        .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(31)));
    }

    private static EcpServer.Reply pause(int status, String said) {
        return new EcpServer.Reply(
                status,
                Map.of("Content-Type", "application/json", "Retry-After", said),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void asksOnAsLongAsItIsOnlyRefused() {
        server.answering(400, "{}");
        var ecp = client("vdi.ecp.failures-in-a-row", "2");

        for (var i = 0; i < 6; i++) {
            assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.Refused.class);
        }
        assertThat(server.asked()).hasSize(6);
    }

    @Test
    void asksNoMoreOftenThanItMay() {
        server.answering(204, "");
        var ecp = client("vdi.ecp.calls-per-second", "1", "vdi.ecp.call-timeout", "100ms");

        assertThatThrownBy(() -> {
                    for (var i = 0; i < 50; i++) {
                        ecp.start(MACHINE, KEY);
                    }
                })
                .hasMessageContaining("asked so much");
    }

    @Test
    void saysThatNobodyIsThere() {
        var port = server.port();
        server.close();
        var ecp = new HttpEcpClient(
                Ecp.transport(URI.create("http://127.0.0.1:" + port), Ecp.properties("vdi.ecp.read-attempts", "1")));

        assertThatThrownBy(() -> ecp.domain(MACHINE)).hasMessageContaining("nobody listens there");
    }

    @Test
    void sendsTheKeyWithItsSchemeOnceAndNeverShowsABadOne() {
        try (var https = EcpServer.https(Certificates.LOCALHOST.context()).answering(204, "")) {
            connection(https, " JWT aaa.bbb.ccc\n").client().start(MACHINE, KEY);
            assertThat(https.last().header("Authorization")).isEqualTo("jwt aaa.bbb.ccc");

            assertThatThrownBy(() -> connection(https, "se cret").client().start(MACHINE, KEY))
                    .isInstanceOf(EcpProblem.CredentialRejected.class)
                    .hasMessageNotContaining("cret");
        }
    }

    @Test
    void logsNeitherKeysNorPasswords(CapturedOutput output) {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("io.vdibroker.saga", LogLevel.TRACE);
        server.answering(204, "");
        var account = new DomainAccount("corp.example", new DomainCredentials("svc", "p4ssw0rd"), null);

        Ecp.client(server).addToAd(MACHINE, account, KEY);

        assertThat(server.last().body()).contains("p4ssw0rd");
        assertThat(output).contains("add-to-ad").doesNotContain("p4ssw0rd").doesNotContain(Ecp.KEY);
        assertThat(account.toString()).doesNotContain("p4ssw0rd");
    }

    private EcpClient client(String... properties) {
        return new HttpEcpClient(Ecp.transport(server.uri(), Ecp.properties(properties)));
    }

    private static EcpConnection connection(EcpServer https, String key) {
        var trust = new TlsTrust(TlsMode.CERTIFICATE, Certificates.LOCALHOST.pem());
        return new EcpConnection("localhost:" + https.port(), trust, () -> key, Ecp.properties(), EcpPulse.NONE);
    }
}
