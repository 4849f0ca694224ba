package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the broker tells a monitor, and whom it tells nothing. */
class MonitoringJourney {

    private static final String UNKNOWN = "00000000-0000-4000-8000-00000000dead";

    @TempDir
    Path directory;

    @Test
    void everybodySeesHealthAndNothingElse() {
        try (var product = Product.start(directory, 1, Map.of())) {
            var anybody = product.broker();
            await().atMost(Product.SOON).untilAsserted(() -> {
                var health = anybody.get("/actuator/health");
                assertThat(health.status()).isEqualTo(200);
                assertThat(health.body().path("status").asString()).isEqualTo("UP");
                var components = health.body().path("components");
                for (var name : new String[] {"attention", "processors", "readinessState", "livenessState"}) {
                    assertThat(components.path(name).path("status").asString())
                            .as(name)
                            .isEqualTo("UP");
                }
            });
            assertThat(anybody.get("/actuator/health").text()).doesNotContain("details");
            for (var closed : new String[] {"prometheus", "metrics", "env", "beans", "loggers"}) {
                assertThat(anybody.get("/actuator/" + closed).status())
                        .as(closed)
                        .isEqualTo(404);
            }

            var attention = product.admin().get("/api/v1/attention").orFail().body();
            assertThat(attention.path("total").asInt()).isZero();
            assertThat(anybody.get("/api/v1/attention").status()).isEqualTo(401);
            assertThat(product.admin()
                            .post("/api/v1/attention/" + UNKNOWN + "/resume", Map.of())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void figuresAreThereForWhoAsksForThem() {
        var settings = Map.of("management.endpoints.web.exposure.include", "health,prometheus");
        try (var product = Product.start(directory, 1, settings)) {
            assertThat(product.broker().get("/actuator/prometheus").text())
                    .contains(
                            "vdi_attention{kind=\"SAGA_EVENT\"} 0.0",
                            "vdi_attention{kind=\"VIEW_EVENT\"} 0.0",
                            "vdi_controllers{state=\"UNREACHABLE\"} 0.0",
                            "vdi_groups_stopped 0.0",
                            "vdi_segments_idle",
                            "vdi_events_behind",
                            "vdi_backlog",
                            "vdi_worker_steps");
        }
    }
}
