package io.vdibroker.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One running query side for all tests that speak the protocol. */
@SpringBootTest(
        classes = ClientApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vdi.client.wait=5s",
            "vdi.client.socket.ping=200ms",
            "vdi.client.socket.silence=1500ms",
            "vdi.web.body-time=3s",
            "vdi.secrets.argon2.memory-kib=64",
            "vdi.secrets.argon2.iterations=1",
            "vdi.session.throttle.failures-of-address=1000",
            "vdi.refusals.kinds-per-source=1000",
            "vdi.refusals.at-once=1000"
        })
abstract class OverTheWire {

    private static final Path DIRECTORY = directory();

    @Autowired
    World world;

    @Autowired
    FakeBroker broker;

    @LocalServerPort
    int port;

    Wire wire = new Wire(0);

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("vdi.data-dir", DIRECTORY::toString);
    }

    /** Each of many hundred looks would wait a tenth of a second before the first. */
    @BeforeAll
    static void lookOften() {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    @BeforeEach
    void speak() {
        wire = new Wire(port);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("client-contract");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
