package io.vdibroker.saga.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.RejectionDetails;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.query.CheckDomains;
import io.vdibroker.api.controller.query.CheckPlacement;
import io.vdibroker.api.controller.query.CheckedDomainView;
import io.vdibroker.api.controller.query.CheckedDomainsView;
import io.vdibroker.api.controller.query.ClusterView;
import io.vdibroker.api.controller.query.ClustersView;
import io.vdibroker.api.controller.query.ConnectionProblem;
import io.vdibroker.api.controller.query.ConsoleAccess;
import io.vdibroker.api.controller.query.ControllerTestView;
import io.vdibroker.api.controller.query.DataPoolView;
import io.vdibroker.api.controller.query.DataPoolsView;
import io.vdibroker.api.controller.query.DomainsView;
import io.vdibroker.api.controller.query.FindClusters;
import io.vdibroker.api.controller.query.FindDataPools;
import io.vdibroker.api.controller.query.FindDomains;
import io.vdibroker.api.controller.query.FindResourcePools;
import io.vdibroker.api.controller.query.FindTemplates;
import io.vdibroker.api.controller.query.GetConsoleAccess;
import io.vdibroker.api.controller.query.PlacementView;
import io.vdibroker.api.controller.query.ResourcePoolView;
import io.vdibroker.api.controller.query.ResourcePoolsView;
import io.vdibroker.api.controller.query.TemplatesView;
import io.vdibroker.api.controller.query.TestController;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.Protocol;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.saga.Mongo;
import io.vdibroker.saga.ecp.Certificates;
import io.vdibroker.saga.ecp.Ecp;
import io.vdibroker.saga.ecp.EcpServer;
import io.vdibroker.saga.watch.Machines;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InventoryTest {

    private static final UUID POOL = UUID.fromString("3912001c-0849-531f-ace7-7c493cc1f9e2");
    private static final UUID CLUSTER = UUID.fromString("497f80b2-d14d-5563-a74d-09e83ed03921");
    private static final UUID NODE = UUID.fromString("0f4da82e-3a79-5aa3-9294-070eb6c08890");
    private static final UUID DATA_POOL = UUID.fromString("a038eb23-6415-5b27-8a76-af5760b69978");
    private static final UUID TEMPLATE = UUID.fromString("bb9e6048-0da4-5c01-ad66-d95061dbf6de");
    private static final MachineId MACHINE = MachineId.of("5de41ce2-ca22-4b65-b66a-e46ae037737e");
    private static final UserId USER = UserId.of("0f2f5dd0-97a0-4c4b-9b9d-0fd0c7c9a111");
    private static final String NONE = Ecp.page();

    private final Mongo mongo = new Mongo();
    private final EcpServer server = EcpServer.https(Certificates.LOCALHOST.context());
    private @Nullable Questions questions;
    private QueryGateway gateway = gateway();

    @AfterEach
    void close() {
        server.close();
        mongo.close();
        if (questions != null) {
            questions.destroy();
        }
    }

    private QueryGateway gateway(String... others) {
        var properties = Ecp.properties(others);
        var heartbeats = Ecp.heartbeats(Clock.systemUTC(), properties);
        var controllers = Ecp.controllers(mongo.database(), server, properties, heartbeats);
        questions = new Questions(properties);
        var inventories = new Inventories(controllers, questions, group -> {});
        var bus = SimpleQueryBus.builder().build();
        Stream.of(
                        new InventoryQueries(inventories),
                        new PlacementQueries(inventories),
                        new ControllerTestQuery(Ecp.connectionTest(properties), questions),
                        new MachineQueries(
                                Machines.list(mongo.database(), MACHINE, Ecp.CONTROLLER), controllers, inventories))
                .forEach(handler -> new AnnotationQueryHandlerAdapter<>(handler).subscribe(bus));
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }

    @Test
    void filtersByTheChosenResourcePoolAndPages() {
        server.answering(
                200,
                "{\"count\": 41, \"results\": [{\"id\": \"%s\", \"verbose_name\": \"win\", \"cpu_count\": 4}]}"
                        .formatted(TEMPLATE));

        var found = ask(new FindTemplates(Ecp.CONTROLLER, POOL, "wi", 2, 20), TemplatesView.class);

        assertThat(found.total()).isEqualTo(41);
        assertThat(found.items()).hasSize(1);
        assertThat(server.last().target())
                .contains("template=1", "resource_pool=" + POOL, "name=wi", "limit=20", "offset=40");
    }

    @Test
    void tellsDataPoolsAsEcpDoes() {
        server.answering(
                200,
                Ecp.page(
                        "{\"id\": \"%s\", \"verbose_name\": \"fast\", \"status\": \"ACTIVE\", \"type\": \"nfs\", \"free_space\": 5, \"size\": 9}"
                                .formatted(DATA_POOL)));

        assertThat(ask(new FindDataPools(Ecp.CONTROLLER, POOL, null, 0, 10), DataPoolsView.class)
                        .items())
                .containsExactly(new DataPoolView(DATA_POOL, "fast", "ACTIVE", "nfs", 5, 9));
    }

    @Test
    void findsTheClustersOfAResourcePoolThroughItsNodes() {
        server.answering(request -> EcpServer.Reply.json(
                200,
                request.target().contains("/nodes/")
                        ? Ecp.page(
                                "{\"id\": \"%s\", \"cluster\": {\"id\": \"%s\"}}".formatted(NODE, CLUSTER),
                                "{\"id\": \"%s\", \"cluster\": \"%s\"}".formatted(POOL, CLUSTER))
                        : Ecp.page(cluster(UUID.randomUUID(), "other"), cluster(CLUSTER, "ours"))));

        var found = ask(new FindClusters(Ecp.CONTROLLER, POOL, null, 0, 10), ClustersView.class);

        assertThat(found.items()).containsExactly(new ClusterView(CLUSTER, "ours", "ACTIVE", 3, 64, 1024));
        assertThat(found.total()).isEqualTo(1);
        assertThat(server.asked().get(0).target()).contains("/nodes/", "resource_pool=" + POOL);
    }

    @Test
    void showsOneResourcePoolWhenItIsChosen() {
        server.answering(
                200,
                "{\"id\": \"%s\", \"verbose_name\": \"vdi\", \"domains_count\": 7, \"cpu_limit\": 0}".formatted(POOL));

        assertThat(ask(new FindResourcePools(Ecp.CONTROLLER, POOL, null, 0, 10), ResourcePoolsView.class)
                        .items())
                .containsExactly(new ResourcePoolView(POOL, "vdi", 7, null, null));
    }

    @Test
    void saysWhichControllerThereIsNot() {
        var unknown = ControllerId.of("11111111-5e0c-4a58-8b0b-0f6e5f8f2a11");

        assertThat(refusal(new FindDomains(unknown, POOL, null, 0, 10), DomainsView.class))
                .isEqualTo(RejectionCode.NOT_FOUND);
    }

    @Test
    void refusesPagesThatAreNone() {
        for (var query : List.of(
                new FindDomains(Ecp.CONTROLLER, POOL, null, -1, 10),
                new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 0),
                new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 1_001),
                new FindDomains(Ecp.CONTROLLER, POOL, null, Integer.MAX_VALUE, 1_000),
                new FindDomains(Ecp.CONTROLLER, POOL, "x".repeat(129), 0, 10))) {
            assertThat(refusal(query, DomainsView.class)).isEqualTo(RejectionCode.BAD_REQUEST);
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void refusesWithWhatEcpSays() {
        server.answering(400, "{\"errors\": [{\"detail\": \"Nonsense.\"}]}");
        assertThat(refusal(new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 10), DomainsView.class))
                .isEqualTo(RejectionCode.CONTROLLER_REJECTED);

        server.answering(401, "{}");
        assertThat(refusal(new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 10), DomainsView.class))
                .isEqualTo(RejectionCode.CONTROLLER_REJECTED);

        server.answering(request -> EcpServer.Reply.html(200));
        assertThat(refusal(new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 10), DomainsView.class))
                .isEqualTo(RejectionCode.CONTROLLER_UNREACHABLE);
    }

    @Test
    void refusesInTimeWhenEcpTakesItsTime() {
        gateway = gateway("vdi.ecp.question.timeout", "300ms");
        server.answering(request -> EcpServer.never());

        assertThat(refusal(new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 10), DomainsView.class))
                .isEqualTo(RejectionCode.CONTROLLER_UNREACHABLE);
        var test = new TestController(
                "localhost:" + server.port(), new TlsTrust(TlsMode.CERTIFICATE, Certificates.LOCALHOST.pem()), "ref");
        assertThat(ask(test, ControllerTestView.class).problem()).isEqualTo(ConnectionProblem.NO_ANSWER);
    }

    @Test
    void refusesAtOnceWhenTooManyWait() {
        gateway = gateway("vdi.ecp.question.at-once", "1", "vdi.ecp.question.waiting", "1");
        server.answering(request -> EcpServer.never());
        var waiting = Stream.generate(
                        () -> gateway.query(new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 10), DomainsView.class))
                .limit(2)
                .toList();

        assertThatThrownBy(() -> ask(new FindDomains(Ecp.CONTROLLER, POOL, null, 0, 10), DomainsView.class))
                .hasMessageContaining("Too many questions");
        assertThat(waiting).noneMatch(java.util.concurrent.Future::isDone);
    }

    @Nested
    class Placements {

        private String pool = "{\"id\": \"%s\", \"verbose_name\": \"vdi\"}".formatted(POOL);
        private String template =
                "{\"id\": \"%s\", \"verbose_name\": \"win\", \"status\": \"ACTIVE\", \"template\": true, \"os_type\": \"Windows\"}"
                        .formatted(TEMPLATE);
        private String inPool = Ecp.page("{\"id\": \"%s\"}".formatted(TEMPLATE));
        private String dataPools = Ecp.page(dataPool("ACTIVE", 1));

        private PlacementView check(@Nullable UUID dataPoolId) {
            server.answering(request -> {
                var target = request.target();
                if (target.contains("/resource-pools/")) {
                    return found(pool);
                }
                if (target.contains("/domains/" + TEMPLATE)) {
                    return found(template);
                }
                return found(target.contains("/data-pools/") ? dataPools : inPool);
            });
            return ask(new CheckPlacement(Ecp.CONTROLLER, POOL, dataPoolId, TEMPLATE, 10, true), PlacementView.class);
        }

        private static EcpServer.Reply found(String body) {
            return EcpServer.Reply.json(body.isEmpty() ? 404 : 200, body.isEmpty() ? "{\"errors\": [\"no\"]}" : body);
        }

        @Test
        void arePossible() {
            assertThat(check(DATA_POOL)).isEqualTo(new PlacementView(null, null, "win", "Windows"));
            assertThat(server.last().target()).contains("/data-pools/", "resource_pool=" + POOL);
            assertThat(check(null)).isEqualTo(new PlacementView(null, null, "win", "Windows"));
        }

        @Test
        void needAResourcePool() {
            pool = "";
            assertThat(check(null).field()).isEqualTo("resourcePoolId");
        }

        @Test
        void needATemplateThatIsOneAndIsThere() {
            template = template.replace("true", "false");
            assertThat(check(null).problem()).isEqualTo("win is a machine and no template");
            template = template.replace("false", "true").replace("ACTIVE", "DELETING");
            assertThat(check(null).field()).isEqualTo("templateId");
            template = template.replace("DELETING", "ACTIVE");
            inPool = NONE;
            assertThat(check(null).problem()).isEqualTo("The template win is not in the resource pool vdi");
            template = "";
            assertThat(check(null).field()).isEqualTo("templateId");
        }

        @Test
        void needADataPoolOfTheResourcePoolWithSpace() {
            dataPools = Ecp.page(dataPool("ACTIVE", 0));
            assertThat(check(DATA_POOL).problem()).isEqualTo("The data pool fast has no space left");
            dataPools = Ecp.page(dataPool("FAILED", 1));
            assertThat(check(DATA_POOL).field()).isEqualTo("dataPoolId");
            dataPools = NONE;
            assertThat(check(DATA_POOL).problem()).contains("The resource pool vdi cannot use the data pool");
        }

        private static String dataPool(String status, int free) {
            return "{\"id\": \"%s\", \"verbose_name\": \"fast\", \"status\": \"%s\", \"free_space\": %d}"
                    .formatted(DATA_POOL, status, free);
        }
    }

    @Test
    void saysOfEachMachineWhyItCannotBeUsed() {
        var good = new MachineId(new UUID(7, 1));
        var template = new MachineId(new UUID(7, 2));
        var elsewhere = new MachineId(new UUID(7, 3));
        var broken = new MachineId(new UUID(7, 4));
        var absent = new MachineId(new UUID(7, 5));
        server.answering(request -> EcpServer.Reply.json(
                200,
                request.target().contains("resource_pool=" + POOL)
                        ? Ecp.page(id(good), id(template), id(broken))
                        : Ecp.page(
                                domain(good, "a", "ACTIVE", false),
                                domain(template, "b", "ACTIVE", true),
                                domain(elsewhere, "c", "ACTIVE", false),
                                domain(broken, "d", "FAILED", false))));

        var checked = ask(
                new CheckDomains(Ecp.CONTROLLER, POOL, List.of(absent, good, template, elsewhere, broken)),
                CheckedDomainsView.class);

        assertThat(checked.items())
                .containsExactly(
                        new CheckedDomainView(absent, null, "ECP has no machine " + absent.value()),
                        new CheckedDomainView(good, "a", null),
                        new CheckedDomainView(template, "b", "b is a template"),
                        new CheckedDomainView(elsewhere, "c", "c is not in the chosen resource pool"),
                        new CheckedDomainView(broken, "d", "d is FAILED in ECP, and must be ACTIVE"));
    }

    @Nested
    class Consoles {

        private String machine =
                """
                {"id": "%s", "user_power_state": 3, "remote_access": true, "remote_access_port": 5908,
                 "real_remote_access_port": 50013, "graphics_password": "s3cret", "node": {"id": "%s"}}"""
                        .formatted(MACHINE.value(), NODE);

        private void serve() {
            server.answering(request -> EcpServer.Reply.json(
                    200,
                    request.target().contains("/nodes/")
                            ? "{\"id\": \"%s\", \"management_ip\": \"10.0.0.9\"}".formatted(NODE)
                            : machine));
        }

        @Test
        void areReachedThroughTheController() {
            serve();
            var access = ask(console(Protocol.SPICE), ConsoleAccess.class);

            assertThat(access).isEqualTo(new ConsoleAccess("localhost", 5908, "s3cret"));
            assertThat(access.toString()).doesNotContain("s3cret");
        }

        @Test
        void areReachedOnTheNode() {
            serve();
            assertThat(ask(console(Protocol.SPICE_DIRECT), ConsoleAccess.class))
                    .isEqualTo(new ConsoleAccess("10.0.0.9", 50013, "s3cret"));
        }

        @Test
        void areRefusedWithTheReason() {
            machine = machine.replace("\"user_power_state\": 3", "\"user_power_state\": 1");
            serve();
            assertThatThrownBy(() -> ask(console(Protocol.SPICE), ConsoleAccess.class))
                    .hasMessageContaining("not on");

            machine = machine.replace("\"user_power_state\": 1", "\"user_power_state\": 3")
                    .replace("\"remote_access\": true", "\"remote_access\": false");
            serve();
            assertThat(refusal(console(Protocol.SPICE), ConsoleAccess.class))
                    .isEqualTo(RejectionCode.MACHINE_NOT_READY);

            machine = machine.replace("\"remote_access\": false", "\"remote_access\": true")
                    .replace("5908", "0");
            serve();
            assertThat(refusal(console(Protocol.SPICE), ConsoleAccess.class))
                    .isEqualTo(RejectionCode.MACHINE_NOT_READY);
            assertThat(refusal(console(Protocol.RDP), ConsoleAccess.class)).isEqualTo(RejectionCode.BAD_REQUEST);
        }

        @Test
        void ofMachinesOfNobodyAreRefused() {
            var other = new MachineId(new UUID(7, 7));

            assertThat(refusal(new GetConsoleAccess(other, Protocol.SPICE, USER), ConsoleAccess.class))
                    .isEqualTo(RejectionCode.NOT_FOUND);
        }

        @Test
        void thatManyAskForAtTheSameTimeAreAskedForOnce() throws Exception {
            var mayAnswer = new CountDownLatch(1);
            server.answering(request -> {
                try {
                    mayAnswer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return EcpServer.Reply.json(200, machine);
            });

            var waiting = Stream.generate(() -> gateway.query(console(Protocol.SPICE), ConsoleAccess.class))
                    .limit(20)
                    .toList();
            mayAnswer.countDown();
            for (var one : waiting) {
                assertThat(one.get().port()).isEqualTo(5908);
            }

            assertThat(server.asked()).hasSize(1);
            ask(console(Protocol.SPICE), ConsoleAccess.class);
            assertThat(server.asked()).hasSize(2);
        }

        private static GetConsoleAccess console(Protocol protocol) {
            return new GetConsoleAccess(MACHINE, protocol, USER);
        }
    }

    private <T> T ask(Object query, Class<T> answer) {
        try {
            return gateway.query(query, answer).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e);
        }
    }

    private RejectionCode refusal(Object query, Class<?> answer) {
        Optional<RejectionDetails> details;
        try {
            details = Optional.empty();
            ask(query, answer);
        } catch (RuntimeException e) {
            details = Refusals.detailsOf(e);
        }
        assertThat(details).isPresent();
        assertThat(details.orElseThrow().message()).isNotBlank();
        return details.orElseThrow().code();
    }

    private static String cluster(UUID id, String name) {
        return "{\"id\": \"%s\", \"verbose_name\": \"%s\", \"status\": \"ACTIVE\", \"nodes_count\": 3, \"cpu_count\": 64, \"memory_count\": 1024}"
                .formatted(id, name);
    }

    private static String id(MachineId id) {
        return "{\"id\": \"%s\"}".formatted(id.value());
    }

    private static String domain(MachineId id, String name, String status, boolean template) {
        return "{\"id\": \"%s\", \"verbose_name\": \"%s\", \"status\": \"%s\", \"template\": %s}"
                .formatted(id.value(), name, status, template);
    }
}
