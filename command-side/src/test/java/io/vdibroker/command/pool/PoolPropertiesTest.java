package io.vdibroker.command.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PoolPropertiesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PoolProperties.class)
    static class Application {}

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @Test
    void fitWithoutBeingSet() {
        context.run(it -> assertThat(it.getBean(PoolProperties.class))
                .isEqualTo(new PoolProperties(
                        3,
                        Duration.ofMinutes(10),
                        Duration.ofHours(4),
                        3,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        5,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10))));
    }

    @Test
    void canBeSetShort() {
        context.withPropertyValues("vdi.pool.growth-pause=200ms", "vdi.pool.ask-again-after=0s")
                .run(it -> assertThat(it.getBean(PoolProperties.class).growthPause())
                        .isEqualTo(Duration.ofMillis(200)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "growth-failures=0",
                "growth-pause=0s",
                "ticket-life=-1s",
                "ask-again-after=-1s",
                "tag-limit=0s",
                "tag-attempts=0",
                "tag-pause=0s",
                "tag-longest-pause=0s"
            })
    void areRefusedAtTheStartIfTheyCannotWork(String property) {
        context.withPropertyValues("vdi.pool." + property)
                .run(it -> assertThat(it).hasFailed());
    }

    @Test
    void pausesOfTheTagGrowUpToALimit() {
        var properties = PoolFixture.PROPERTIES;
        assertThat(properties.tagPauseAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(properties.tagPauseAfter(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(properties.tagPauseAfter(4)).isEqualTo(Duration.ofMinutes(1));
        assertThat(properties.tagPauseAfter(1000)).isEqualTo(Duration.ofMinutes(1));
    }
}
