package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.secrets.DomainCredentials;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestsAreThoseOfTheVendorTest {

    private static final MachineId MACHINE = MachineId.of("5de41ce2-ca22-4b65-b66a-e46ae037737e");
    private static final MachineId OTHER = MachineId.of("6f086a4d-9c20-4b2e-a39f-5dcccb0b955a");
    private static final UUID POOL = UUID.fromString("3912001c-0849-531f-ace7-7c493cc1f9e2");
    private static final UUID KEY = UUID.fromString("4ee7bbb7-47cd-44c7-852d-22e2b25ee472");
    private static final String TAG = "70a3788e-6b66-4091-a506-5f0086ecc99f";
    private static final String TASK = "8ac5a643-8600-41b1-887e-06ff6534c993";
    private static final DomainAccount ACCOUNT =
            new DomainAccount("corp.example", new DomainCredentials("join", "a password"), "OU=VDI,DC=corp,DC=example");
    private static final EcpFilter ALL = new EcpFilter(null, null, 10, 20);
    private static final EcpFilter CHOSEN = new EcpFilter(POOL, "a", 10, 20);

    /** Requests that the vendor's client was not seen to make like this, and why ours are right. */
    private static final Map<String, String> REASONS = Map.of(
            "add-to-ad", "an older release of the vendor's broker called it; the recorded one leaves it to vdi-prepare",
            "rm-from-ad", "nobody was seen to call it; it is the counterpart of add-to-ad",
            "running-tasks", "the list of subtasks with another filter: the watcher looks at all tasks together",
            "names", "the list of machines by name, templates too: a name must be free of all",
            "all-names", "the list of machines with two of its fields: of strangers no more is needed",
            "subtasks", "without status: why a part failed is wanted as well",
            "list-clusters-by-name", "name is a filter of every list",
            "list-resource-pools-by-name", "name is a filter of every list",
            "list-nodes-by-name", "name is a filter of every list",
            "list-data-pools-by-name", "name is a filter of every list");

    private static final List<Call> CALLS = List.of(
            client("domain", (ecp, key) -> ecp.domain(MACHINE)),
            client("domains-by-id", (ecp, key) -> ecp.domains(List.of(MACHINE, OTHER))),
            client("names", (ecp, key) -> ecp.namesBeginningWith("acc-")),
            client("find-tag", (ecp, key) -> ecp.findTag("office")),
            client("tag", (ecp, key) -> ecp.tag(TAG)),
            client("task", (ecp, key) -> ecp.task(TASK)),
            client("running-tasks", (ecp, key) -> ecp.runningTasks()),
            client("subtasks", (ecp, key) -> ecp.subtasks(TASK)),
            client("guest-command", (ecp, key) -> ecp.isInDomain(MACHINE)),
            client("create-tag", (ecp, key) -> ecp.createTag("office", key)),
            client("add-entities", (ecp, key) -> ecp.addToTag(TAG, List.of(MACHINE, OTHER), key)),
            client("remove-entities", (ecp, key) -> ecp.removeFromTag(TAG, List.of(MACHINE), key)),
            client("remove-tag", (ecp, key) -> ecp.removeTag(TAG)),
            client("clone-thin", (ecp, key) -> ecp.cloneMachines(clones(true), key)),
            client("clone-full", (ecp, key) -> ecp.cloneMachines(clones(false), key)),
            client("remote-access", (ecp, key) -> ecp.remoteAccess(MACHINE, true, key)),
            client("detach-usb", (ecp, key) -> ecp.detachUsb(MACHINE, key)),
            client("start", (ecp, key) -> ecp.start(MACHINE, key)),
            client("resume", (ecp, key) -> ecp.resume(MACHINE, key)),
            client("shutdown", (ecp, key) -> ecp.shutdown(MACHINE, true, key)),
            client("suspend", (ecp, key) -> ecp.suspend(MACHINE, key)),
            client("reboot", (ecp, key) -> ecp.reboot(MACHINE, false, key)),
            client("set-hostname", (ecp, key) -> ecp.setHostname(MACHINE, "office-1", key)),
            client("rename", (ecp, key) -> ecp.rename(MACHINE, "office-2")),
            client("add-to-ad", (ecp, key) -> ecp.addToAd(MACHINE, ACCOUNT, key)),
            client("rm-from-ad", (ecp, key) -> ecp.rmFromAd(MACHINE, ACCOUNT, key)),
            client("remove", (ecp, key) -> ecp.remove(MACHINE, false, key)),
            client("cancel-task", (ecp, key) -> ecp.cancelTask(TASK)),
            inventory("base-version", EcpInventory::version),
            inventory("check", EcpInventory::check),
            inventory("list-resource-pools", ecp -> ecp.resourcePools(ALL)),
            inventory("list-resource-pools-by-name", ecp -> ecp.resourcePools(CHOSEN)),
            inventory("resource-pool", ecp -> ecp.resourcePool(POOL)),
            inventory("list-clusters", ecp -> ecp.clusters(ALL)),
            inventory("list-clusters-by-name", ecp -> ecp.clusters(CHOSEN)),
            inventory("list-nodes", ecp -> ecp.nodes(ALL)),
            inventory("list-nodes-by-name", ecp -> ecp.nodes(CHOSEN)),
            inventory("list-nodes", ecp -> ecp.clustersOf(POOL)),
            inventory("node", ecp -> ecp.node(POOL)),
            inventory("list-data-pools", ecp -> ecp.dataPools(EcpFilter.of(POOL))),
            inventory("list-data-pools-by-name", ecp -> ecp.dataPools(CHOSEN)),
            inventory("list-templates", ecp -> ecp.templates(CHOSEN)),
            inventory("list-machines", ecp -> ecp.domains(CHOSEN)),
            inventory("all-names", EcpInventory::names),
            inventory("domains-by-id", ecp -> ecp.inResourcePool(POOL, List.of(MACHINE, OTHER))),
            inventory("domains-by-id", ecp -> ecp.domains(List.of(MACHINE))),
            inventory("domain", ecp -> ecp.domain(MACHINE)),
            inventory("domain", ecp -> ecp.console(MACHINE)));

    private final EcpServer server = EcpServer.http()
            .answering(
                    200,
                    """
            {"id": "%s", "verbose_name": "office-2", "count": 0, "results": [], "_task": {"id": "%s"}}"""
                            .formatted(TAG, TASK));

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Call> calls() {
        return CALLS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void inMethodPathQueryAndKeysOfTheBody(Call call) {
        call.on(server, new TreeSet<>());

        var ours = SeenRequests.of(server.last());
        var seen = SeenRequests.table().getOrDefault(call.operation(), List.of());
        if (REASONS.containsKey(call.operation())) {
            assertThat(seen).as("a reason that is not needed").noneMatch(ours::isLike);
        } else {
            assertThat(seen).as("seen requests, of which one is like %s", ours).anyMatch(ours::isLike);
        }
    }

    @Test
    void andNoneOfOursIsLeftOut() {
        Set<String> called = new TreeSet<>();
        CALLS.forEach(call -> call.on(server, called));

        assertThat(called)
                .containsExactlyInAnyOrderElementsOf(Stream.of(EcpClient.class, EcpInventory.class)
                        .flatMap(port -> Arrays.stream(port.getDeclaredMethods()))
                        .filter(method -> !method.isSynthetic())
                        .map(RequestsAreThoseOfTheVendorTest::signature)
                        .collect(Collectors.toSet()));
    }

    @Test
    void andTheComparisonBites() {
        var seen = SeenRequests.table().get("start");
        assertThat(seen).isNotNull();

        Ecp.client(server).shutdown(MACHINE, false, KEY);
        assertThat(seen).noneMatch(SeenRequests.of(server.last())::isLike);

        Ecp.inventory(server).domains(ALL);
        assertThat(SeenRequests.table().get("list-templates"))
                .isNotNull()
                .noneMatch(SeenRequests.of(server.last())::isLike);
    }

    @Test
    void orAsDocumentedWhereNobodyWasSeen() {
        Ecp.client(server).addToAd(MACHINE, ACCOUNT, KEY);
        assertThat(SeenRequests.of(server.last()))
                .isEqualTo(new SeenRequests.Form(
                        "POST",
                        "domains/{id}/add-to-ad/",
                        Map.of("async", "1"),
                        Set.of("domainname", "login", "password", "restart", "oupath", "idempotency_key")));

        Ecp.client(server).rmFromAd(MACHINE, ACCOUNT, KEY);
        assertThat(SeenRequests.of(server.last()))
                .isEqualTo(new SeenRequests.Form(
                        "POST",
                        "domains/{id}/rm-from-ad/",
                        Map.of("async", "1"),
                        Set.of("login", "password", "restart", "idempotency_key")));
    }

    @Test
    void withTheHeadersOfTheVendor() {
        Ecp.client(server).start(MACHINE, KEY);

        var asked = server.last();
        assertThat(Map.of(
                        "Content-Type", "application/json",
                        "Accept", "application/json",
                        "Accept-Charset", "utf-8",
                        "Accept-Language", "en",
                        "Accept-Encoding", "gzip, deflate",
                        "User-Agent", "veil-api-client/2.2",
                        "Cache-Control", "max-age=0",
                        "Authorization", "jwt " + Ecp.KEY))
                .allSatisfy((name, value) -> assertThat(asked.header(name)).isEqualTo(value));
        assertThat(asked.headers().keySet()).doesNotContain("Upgrade", "Http2-settings", "Connection");
        assertThat(asked.body()).contains("\"idempotency_key\":\"" + KEY + "\"");
    }

    @Test
    void withAnEmptyBodyWhereThereIsNoKey() {
        Ecp.client(server).removeTag(TAG);

        assertThat(server.last().body()).isEmpty();
        assertThat(server.last().header("Content-Length")).isEqualTo("0");
        assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void withTheCommasOfListsAsTheyAre() {
        Ecp.client(server).domains(List.of(MACHINE, OTHER));

        assertThat(server.last().target()).contains("ids=" + MACHINE.value() + "," + OTHER.value());
    }

    @Test
    void withoutAUrlThatEcpCannotRead() {
        var name = "я".repeat(1_000);

        assertThatThrownBy(() -> Ecp.client(server).findTag(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CloneRequest clones(boolean thin) {
        return new CloneRequest(POOL, POOL, "vdi-win", thin, List.of(MACHINE, OTHER));
    }

    private static Call client(String operation, BiConsumer<EcpClient, UUID> request) {
        return new Call(
                operation,
                (server, called) -> request.accept(recording(EcpClient.class, Ecp.client(server), called), KEY));
    }

    private static Call inventory(String operation, Consumer<EcpInventory> request) {
        return new Call(
                operation,
                (server, called) -> request.accept(recording(EcpInventory.class, Ecp.inventory(server), called)));
    }

    private static <T> T recording(Class<T> port, T client, Set<String> called) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    called.add(signature(method));
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private static String signature(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
    }

    record Call(String operation, BiConsumer<EcpServer, Set<String>> request) {

        void on(EcpServer server, Set<String> called) {
            request.accept(server, called);
        }

        @Override
        public String toString() {
            return operation;
        }
    }
}
