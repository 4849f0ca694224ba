package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that dies while it makes many machines goes on where it was: nothing is lost, nothing is made twice. */
class KilledBrokerJourney {

    private static final int SIZE = 50;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "views deleted: {0}")
    @ValueSource(booleans = {false, true})
    void aPoolOfFiftyIsCompletedAfterAKill(boolean viewsDeleted) {
        try (var product = Product.start(directory, 0.02, Map.of())) {
            var controllerId = product.connect();
            var poolId = product.automatedPool(
                    "fifty",
                    controllerId,
                    Product.sizes(SIZE, 0, SIZE, 10),
                    Map.of("remoteAccess", true, "powerOn", true, "hostname", true));
            await().atMost(Product.SOON)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> product.clones().size() >= 5);
            product.killBroker();
            if (viewsDeleted) {
                product.deleteViews();
            }
            product.startBroker();
            await().atMost(Product.SOON)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> product.clones().values().stream()
                            .anyMatch(clone -> clone.path("power").asInt() == 3));
            product.killBroker();
            if (viewsDeleted) {
                product.deleteViews();
            }
            product.startBroker();

            product.awaitReady(poolId, SIZE, Duration.ofMinutes(3));
            assertThat(product.clones().keySet())
                    .as("ECP has exactly the machines that the broker has")
                    .isEqualTo(product.machines(poolId).keySet());
            assertThat(product.tagged("fifty").keySet())
                    .isEqualTo(product.machines(poolId).keySet());
            assertThat(product.tags()).filteredOn("fifty"::equals).hasSize(1);
            product.verify();
        }
    }
}
