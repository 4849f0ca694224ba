package io.vdibroker.saga.ecp;

import com.mongodb.client.MongoDatabase;
import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.saga.time.SteadyClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the tests of all that asks ECP have in common. */
public final class Ecp {

    public static final String KEY = "aaa.bbb.ccc";
    public static final ControllerId CONTROLLER = ControllerId.of("8c6f3d0e-5e0c-4a58-8b0b-0f6e5f8f2a11");

    private static final Map<String, String> SHORT = Map.of(
            "vdi.ecp.call-timeout", "5s",
            "vdi.ecp.read-pause", "1ms",
            "vdi.ecp.failures-in-a-row", "100",
            "vdi.ecp.largest-answer-mib", "1",
            "vdi.ecp.question.timeout", "4s",
            "vdi.ecp.question.call-timeout", "3s",
            "vdi.ecp.watch.interval", "100ms",
            "vdi.ecp.watch.heartbeat", "100ms",
            "vdi.ecp.watch.batch", "1ms",
            "vdi.ecp.watch.reconnect-pause", "100ms");

    private Ecp() {}

    /** Short times, and what a test wants otherwise: names and values in turn. */
    public static EcpProperties properties(String... others) {
        var all = new HashMap<>(SHORT);
        for (var i = 0; i < others.length; i += 2) {
            all.put(others[i], others[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("vdi.ecp", EcpProperties.class);
    }

    /** One controller that is the server, whose certificate must be {@link Certificates#LOCALHOST}. */
    public static Controllers controllers(
            MongoDatabase database, EcpServer server, EcpProperties properties, Heartbeats heartbeats) {
        return controllers(database, server, properties, heartbeats, new AddressBook(id -> Map.of()));
    }

    public static Controllers controllers(
            MongoDatabase database,
            EcpServer server,
            EcpProperties properties,
            Heartbeats heartbeats,
            AddressBook addresses) {
        var list = new ControllerList(database);
        list.save(new ControllerSettings(
                CONTROLLER,
                "localhost:" + server.port(),
                new TlsTrust(TlsMode.CERTIFICATE, Certificates.LOCALHOST.pem()),
                "ref"));
        return new Controllers(list, reference -> KEY, properties, heartbeats, addresses);
    }

    public static Heartbeats heartbeats(Clock wall, EcpProperties properties) {
        return new Heartbeats(new SteadyClock(wall, System::nanoTime), properties);
    }

    public static Overlays overlays(MongoDatabase database) {
        return new Overlays(new ControllerList(database));
    }

    /** What is recorded of the controller. It is one that the list has. */
    public static void condition(MongoDatabase database, ControllerCondition condition) {
        var list = new ControllerList(database);
        list.save(new ControllerSettings(CONTROLLER, "localhost", new TlsTrust(TlsMode.SYSTEM, null), "ref"));
        if (condition == ControllerCondition.ANSWERS) {
            list.noTrouble(CONTROLLER, Instant.EPOCH);
        } else {
            list.trouble(CONTROLLER, condition, Instant.EPOCH);
        }
    }

    /** Whether the controller is recorded to be in service. */
    public static void service(MongoDatabase database, boolean on) {
        var list = new ControllerList(database);
        if (on) {
            list.inService(CONTROLLER, Instant.EPOCH);
        } else {
            list.notInService(CONTROLLER, Instant.EPOCH);
        }
    }

    public static ConnectionTest connectionTest(EcpProperties properties) {
        return new ConnectionTest(reference -> KEY, properties);
    }

    /** A page of a list. */
    public static String page(String... rows) {
        return "{\"count\": " + rows.length + ", \"next\": null, \"previous\": null, \"results\": ["
                + List.of(rows).stream().collect(Collectors.joining(",")) + "]}";
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
