package io.vdibroker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.api.session.SessionId;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.web.AccessTokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sends ten thousand requests to all routes that the broker has. A seed that failed is repeated with
 * {@code -Dvdi.fuzz.seed=SEED}.
 */
class FuzzTest {

    private static final int REQUESTS = 10_000;
    private static final int PATIENCE_MS = 20_000;
    private static final List<String> BY_STRANGERS = List.of("SignInFailed", "MoreSignInsFailed");

    private final long seed = Long.getLong("vdi.fuzz.seed", new Random().nextLong());
    private final Queue<String> traces = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    private @org.jspecify.annotations.Nullable ConfigurableApplicationContext broker;

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void neverFindsARequestThatBreaksTheBroker() throws IOException {
        System.out.println("FuzzTest: -Dvdi.fuzz.seed=" + seed);
        var context = start();
        var routes = routes(context);
        var token = token(context);
        var before = events(context);
        var failures = IntStream.range(0, REQUESTS / 2)
                .parallel()
                .mapToObj(number -> failure(context, number, routes, ""))
                .flatMap(List::stream)
                .toList();
        assertThat(failures).as("seed " + seed).isEmpty();
        assertThat(events(context)).as("by the unauthorised").isEqualTo(before);
        var known = "GET /api/v1/pools HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";
        await().untilAsserted(() -> assertThat(status(context, known.getBytes(StandardCharsets.ISO_8859_1)))
                .endsWith(" 200"));
        failures = IntStream.range(REQUESTS / 2, REQUESTS)
                .parallel()
                .mapToObj(number -> failure(context, number, routes, token))
                .flatMap(List::stream)
                .toList();
        assertThat(failures).as("seed " + seed).isEmpty();
        assertThat(traces).as("seed " + seed).isEmpty();
    }

    private ConfigurableApplicationContext start() throws IOException {
        var data = Files.createDirectory(
                directory.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var application = BrokerApplication.application(
                0,
                "127.0.0.1",
                data,
                Map.of("vdi.secrets.argon2.memory-kib", "64", "vdi.secrets.argon2.iterations", "1"));
        application.addInitializers(
                started -> started.getBeanFactory().registerSingleton("without-canaries", new WithoutCanaries()));
        var context = application.run();
        broker = context;
        var traces = new Traces();
        traces.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(traces);
        return context;
    }

    private static List<String> routes(ConfigurableApplicationContext context) {
        var routes = new TreeSet<String>();
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMethods().keySet().forEach(route -> routes.addAll(route.getPatternValues())));
        routes.addAll(List.of("/actuator/health", "/ws/client", "/nowhere", "/api/v1/nowhere"));
        assertThat(routes).hasSizeGreaterThan(50);
        return List.copyOf(routes);
    }

    private static String token(ConfigurableApplicationContext context) {
        try (var events = stored(context)) {
            var administrator = events.map(EventMessage::getPayload)
                    .filter(UserRegistered.class::isInstance)
                    .map(UserRegistered.class::cast)
                    .findFirst()
                    .orElseThrow();
            return context.getBean(AccessTokens.class)
                    .issue(
                            new AccessTokens.Proof(
                                    administrator.userId(),
                                    new SessionId(UUID.randomUUID()),
                                    SessionKind.ADMINISTRATION,
                                    Instant.now().plus(1, ChronoUnit.HOURS)),
                            AccessTokens.Use.ACCESS);
        }
    }

    private static List<String> events(ConfigurableApplicationContext context) {
        try (var events = stored(context)) {
            return events.map(event -> event.getPayloadType().getSimpleName())
                    .filter(name -> !BY_STRANGERS.contains(name))
                    .toList();
        }
    }

    private static Stream<? extends EventMessage<?>> stored(ConfigurableApplicationContext context) {
        var events = context.getBean(EventStore.class).openStream(null);
        return Stream.generate(() -> {
                    try {
                        return events.hasNextAvailable(0, java.util.concurrent.TimeUnit.MILLISECONDS)
                                ? events.nextAvailable()
                                : null;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                })
                .takeWhile(Objects::nonNull)
                .onClose(events::close);
    }

    private List<String> failure(
            ConfigurableApplicationContext context, int number, List<String> routes, String token) {
        var request = new FuzzedRequest(seed + number).to(routes, token);
        try {
            var status = status(context, request);
            return status.startsWith("HTTP/1.1 ") && !status.endsWith(" 500")
                    ? List.of()
                    : List.of(shown(number, status, request));
        } catch (IOException e) {
            return List.of(shown(number, e.toString(), request));
        }
    }

    private static String status(ConfigurableApplicationContext context, byte[] request) throws IOException {
        var port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    private static String shown(int number, String answer, byte[] request) {
        var text = new String(request, StandardCharsets.ISO_8859_1).replaceAll("Bearer \\S+", "Bearer ..");
        return "\n" + number + ": " + answer + " to " + text.substring(0, Math.min(600, text.length()));
    }

    private final class Traces extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null && event.getLevel().isGreaterOrEqual(Level.INFO)) {
                traces.add(event.getLoggerName() + ": " + event.getFormattedMessage() + " "
                        + event.getThrowableProxy().getClassName() + ": "
                        + event.getThrowableProxy().getMessage());
            }
        }
    }

    /**
     * The classes that break the rules of the structure on purpose are among the tests here, where the sides find them.
     */
    private static final class WithoutCanaries implements BeanDefinitionRegistryPostProcessor, Ordered {

        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            for (var name : registry.getBeanDefinitionNames()) {
                if (name.contains(".canary.")) {
                    registry.removeBeanDefinition(name);
                }
            }
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
