package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that dies while machines are taken, joined, given back or deleted finishes that after its start. */
class KilledMeanwhileJourney {

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

    @Test
    void aPoolIsDeletedAlthoughTheBrokerDiesMeanwhile() {
        var poolId = product.automatedPool("doomed", controllerId, Product.sizes(8, 0, 8, 1), Product.ONLY_CONSOLE);
        product.awaitReady(poolId, 8, Product.SOON);
        var operation =
                product.admin().delete("/api/v1/pools/" + poolId).orFail().location();
        await().atMost(Product.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> product.clonesOf("doomed").size() < 8);
        product.killBroker();
        product.startBroker();
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(product.admin()
                        .get(String.valueOf(operation))
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("DONE"));
        assertThat(product.clonesOf("doomed")).isEmpty();
        assertThat(product.tags()).doesNotContain("doomed");
    }

    @Test
    void whatIsTakenGivenBackOrJoinsADomainIsFinishedAfterAKill() {
        var machine = product.ordinaryMachine("OFF");
        var taken = product.staticPool("taken", controllerId, machine);
        product.killBroker();
        product.startBroker();
        var joined = product.automatedPool("joined", controllerId, Product.sizes(4, 0, 4, 1), Product.JOINED);
        product.awaitReady(taken, 1, Product.SOON);
        assertThat(product.tagged("taken")).containsOnlyKeys(machine);
        await().atMost(Product.SOON).pollInterval(Duration.ofMillis(50)).until(() -> product.asked("add-to-ad") > 0);
        product.admin()
                .post("/api/v1/pools/" + taken + "/machines/" + machine + "/removal", Map.of())
                .orFail();
        product.killBroker();
        product.startBroker();

        await().atMost(Product.SOON).untilAsserted(() -> {
            assertThat(product.machines(taken)).isEmpty();
            assertThat(product.tagged("taken")).isEmpty();
        });
        assertThat(product.power(machine)).as("it stays in ECP").isPositive();
        product.awaitReady(joined, 4, Duration.ofSeconds(120));
        assertThat(product.tagged("joined").values()).hasSize(4).allMatch(domain -> domain.path("joined")
                .asBoolean());
        assertThat(product.clonesOf("joined")).hasSize(4);
        assertThat(product.state().path("computers").size())
                .as("one account for each")
                .isEqualTo(4);
    }
}
