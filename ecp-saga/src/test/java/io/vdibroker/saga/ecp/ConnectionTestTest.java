package io.vdibroker.saga.ecp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.query.ConnectionProblem;
import io.vdibroker.api.controller.query.ControllerTestView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTestTest {

    private static final TlsTrust SYSTEM = new TlsTrust(TlsMode.SYSTEM, null);
    private static final TlsTrust PINNED = new TlsTrust(TlsMode.CERTIFICATE, Certificates.LOCALHOST.pem());

    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private final ConnectionTest test = Ecp.connectionTest(Ecp.properties());

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.0", "4.7.5", "5.0.1", "10.0.0"})
    void findsNothingWrongWithANewEnoughEcp(String version) {
        assertThat(answering(version))
                .isEqualTo(
                        new ControllerTestView(null, "ECP VeiL " + version + " answers and accepts the key", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.2.9", "3.9.9", "0.0.0", "4.7", "4.7.5.1", "four", "4.7.x", "99999999999.1.1"})
    void findsAVersionThatWillNotDo(String version) {
        var found = answering(version);

        assertThat(found.problem()).isEqualTo(ConnectionProblem.VERSION);
        assertThat(found.version()).isEqualTo(version);
        assertThat(found.message()).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"version\": null}", "{\"version\": \"\"}", "hello", "[1]"})
    void findsThatItIsNoEcp(String body) {
        server.answering(200, body);

        var found = test.run("localhost:" + server.port(), PINNED, "ref");

        assertThat(found.problem()).isEqualTo(ConnectionProblem.VERSION);
        assertThat(found.message()).contains("no ECP VeiL");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void findsThatTheKeyIsRejected(int status) {
        assertThat(problem(request -> EcpServer.Reply.json(status, "{}"))).isEqualTo(ConnectionProblem.KEY);
    }

    @Test
    void findsThatTheKeyIsGoodForTheVersionOnly() {
        assertThat(problem(request -> request.target().contains("check")
                        ? EcpServer.Reply.json(403, "{}")
                        : EcpServer.Reply.json(200, "{\"version\": \"4.7.5\"}")))
                .isEqualTo(ConnectionProblem.KEY);
    }

    @Test
    void findsThatItIsNotReady() {
        assertThat(problem(request -> EcpServer.Reply.html(502))).isEqualTo(ConnectionProblem.NO_ANSWER);
        assertThat(problem(request -> EcpServer.Reply.json(418, "{}"))).isEqualTo(ConnectionProblem.NO_ANSWER);
    }

    @Test
    void findsThatItDoesNotAnswer() {
        server.answering(request -> EcpServer.never());
        var impatient = Ecp.connectionTest(Ecp.properties("vdi.ecp.question.call-timeout", "500ms"));

        assertThat(impatient.run("localhost:" + server.port(), PINNED, "ref").problem())
                .isEqualTo(ConnectionProblem.NO_ANSWER);
    }

    @Test
    void findsThatNobodyListens() {
        server.close();

        var found = test.run("localhost:" + server.port(), PINNED, "ref");

        assertThat(found.problem()).isEqualTo(ConnectionProblem.NO_ANSWER);
        assertThat(found.message()).contains("nobody listens there");
    }

    @Test
    void findsThatTheCertificateIsNotTrusted() {
        var found = test.run("localhost:" + server.port(), SYSTEM, "ref");

        assertThat(found.problem()).isEqualTo(ConnectionProblem.TLS);
        assertThat(found.message()).contains("certificate is not trusted: give it");
    }

    @Test
    void findsThatTheCertificateCannotBeRead() {
        var unreadable = new TlsTrust(TlsMode.CERTIFICATE, "hello");

        assertThat(test.run("localhost:" + server.port(), unreadable, "ref").problem())
                .isEqualTo(ConnectionProblem.TLS);
    }

    @Test
    void findsThatTlsIsNotSpoken() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = new Thread(() -> answerPlainly(plain));
            answering.setDaemon(true);
            answering.start();
            var once = Ecp.connectionTest(Ecp.properties("vdi.ecp.read-attempts", "1"));

            var found = once.run("localhost:" + plain.getLocalPort(), SYSTEM, "ref");

            assertThat(found.problem()).as(found.message()).isEqualTo(ConnectionProblem.TLS);
        }
    }

    private static void answerPlainly(ServerSocket plain) {
        try (var client = plain.accept()) {
            // who answers before all was asked, at times makes the JDK's client wait for ever
            var header = client.getInputStream().readNBytes(5);
            client.getInputStream().readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://localhost", "no such host", "nosuchhost.invalid", "1.2.3"})
    void findsThatTheNameIsNone(String address) {
        assertThat(test.run(address, SYSTEM, "ref").problem()).isEqualTo(ConnectionProblem.NAME);
    }

    private ControllerTestView answering(String version) {
        server.answering(200, "{\"version\": \"%s\"}".formatted(version));
        return test.run("localhost:" + server.port(), PINNED, "ref");
    }

    private ConnectionProblem problem(Function<EcpServer.Asked, EcpServer.Reply> answers) {
        server.answering(answers);
        var problem = test.run("localhost:" + server.port(), PINNED, "ref").problem();
        assertThat(problem).isNotNull();
        return problem;
    }
}
