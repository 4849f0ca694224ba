package io.vdibroker.saga.ecp;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** What the tests of the client have in common. */
final class Ecp {

    static final String KEY = "aaa.bbb.ccc";

    private Ecp() {}

    static EcpProperties properties() {
        return properties(Duration.ofSeconds(5));
    }

    static EcpProperties properties(Duration callTimeout) {
        return new EcpProperties(
                callTimeout,
                Duration.ofSeconds(2),
                3,
                Duration.ofMillis(1),
                1_000,
                100,
                Duration.ofMillis(200),
                1,
                new EcpProperties.Question(Duration.ofSeconds(3), Duration.ofSeconds(2), 4, 100),
                new EcpProperties.Watch(Duration.ofMillis(50), Duration.ofMillis(100), true, Duration.ofMillis(100)));
    }

    static EcpTransport transport(URI uri, EcpProperties properties) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new EcpTransport(uri, http, () -> KEY, properties, EcpPulse.NONE);
    }

    static EcpClient client(EcpServer server) {
        return new HttpEcpClient(transport(server.uri(), properties()));
    }

    static EcpInventory inventory(EcpServer server) {
        return new HttpEcpInventory(transport(server.uri(), properties()));
    }
}
