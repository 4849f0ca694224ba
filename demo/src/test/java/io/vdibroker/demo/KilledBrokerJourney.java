package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that dies while it makes many machines goes on where it was: nothing is lost, nothing is made twice. */
class KilledBrokerJourney {

    private static final int SIZE = 50;

    @TempDir
    static Path directory;

    private static Product product;
    private static String controllerId;

    @BeforeAll
    static void start() {
        product = Product.start(directory, 0.02, Map.of());
        controllerId = product.connect();
    }

    @AfterAll
    static void stop() {
        try (var ended = product) {
            ended.verify();
        }
    }

    @ParameterizedTest(name = "views deleted: {0}")
    @ValueSource(booleans = {false, true})
    void aPoolOfFiftyIsCompletedAfterAKill(boolean viewsDeleted) {
        var name = viewsDeleted ? "blind" : "fifty";
        var poolId = product.automatedPool(
                name,
                controllerId,
                Product.sizes(SIZE, 0, SIZE, 10),
                Map.of("remoteAccess", true, "powerOn", true, "hostname", true));
        await().atMost(Product.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> product.clonesOf(name).size() >= 5);
        product.killBroker();
        if (viewsDeleted) {
            product.deleteViews();
        }
        product.startBroker();
        await().atMost(Product.SOON).pollInterval(Duration.ofMillis(50)).until(() -> product.clonesOf(name).stream()
                .anyMatch(clone -> clone.path("power").asInt() == 3));
        product.killBroker();
        if (viewsDeleted) {
            product.deleteViews();
        }
        product.startBroker();

        product.awaitReady(poolId, SIZE, Duration.ofMinutes(3));
        assertThat(product.clonesOf(name))
                .as("ECP has exactly the machines that the broker has")
                .extracting(clone -> clone.path("id").asString())
                .containsExactlyInAnyOrderElementsOf(product.machines(poolId).keySet());
        assertThat(product.tagged(name).keySet())
                .isEqualTo(product.machines(poolId).keySet());
        assertThat(product.tags()).filteredOn(name::equals).hasSize(1);
    }
}
