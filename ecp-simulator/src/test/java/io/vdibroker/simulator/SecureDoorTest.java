package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureDoorTest {
    private final Simulator simulator = Simulator.shared();

    private HttpClient clientThatTrustsOnlyTheCertificate() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(simulator.data.resolve("certificate.pem"))) {
            trusted.setCertificateEntry(
                    "simulator", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void certificateIsEnoughToTrustTheServer(String host) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://" + host + ":" + simulator.port + "/api/controllers/base-version/?async=1"))
                .header("Authorization", "jwt " + simulator.key())
                .build();
        var response = clientThatTrustsOnlyTheCertificate().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"version\":\"4.7.5\"}");
    }

    @Test
    void websocketIsThereAsWell() throws Exception {
        WebSocket socket = clientThatTrustsOnlyTheCertificate()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("wss://localhost:" + simulator.port + "/ws/?token=" + simulator.key()),
                        new WebSocket.Listener() {})
                .get();
        assertThat(socket.isOutputClosed()).isFalse();
        socket.abort();
    }
}
