package io.vdibroker.command.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class StepLimitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StepLimits.class)
    static class Properties {}

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @ParameterizedTest
    @EnumSource
    void makeSenseByDefault(Step step) {
        var limit = StepLimits.defaults().of(step);
        assertThat(limit.limit()).isPositive();
        assertThat(limit.attempts()).isPositive();
        assertThat(limit.firstPause()).isPositive().isLessThanOrEqualTo(limit.longestPause());
    }

    @Test
    void giveALongerTimeForMoreMachines() {
        var limit = StepLimits.defaults().of(Step.CLONE);
        assertThat(limit.dueAt(NOW, 100)).isEqualTo(NOW.plus(Duration.ofMinutes(130)));
    }

    @Test
    void letPausesGrowToTheLongest() {
        var limit =
                new StepLimit(Duration.ofMinutes(1), Duration.ZERO, 9, Duration.ofSeconds(5), Duration.ofSeconds(30));
        assertThat(limit.pauseAfter(1)).hasSeconds(5);
        assertThat(limit.pauseAfter(2)).hasSeconds(10);
        assertThat(limit.pauseAfter(3)).hasSeconds(20);
        assertThat(limit.pauseAfter(4)).hasSeconds(30);
        assertThat(limit.pauseAfter(1_000)).hasSeconds(30);
    }

    @Test
    void areSetOneByOne() {
        application
                .withPropertyValues("vdi.steps.guest-agent.limit=2s", "vdi.steps.delete.attempts=2")
                .run(context -> {
                    var limits = context.getBean(StepLimits.class);
                    var defaults = StepLimits.defaults();
                    assertThat(limits.of(Step.GUEST_AGENT).limit()).hasSeconds(2);
                    assertThat(limits.of(Step.GUEST_AGENT).attempts()).isEqualTo(1);
                    assertThat(limits.of(Step.DELETE).attempts()).isEqualTo(2);
                    assertThat(limits.of(Step.POWER_ON)).isEqualTo(defaults.of(Step.POWER_ON));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vdi.steps.guest-agent.limit=0s",
                "vdi.steps.delete.attempts=0",
                "vdi.steps.delete.first-pause=-1s",
                "vdi.steps.dance.limit=1s"
            })
    void areRefusedAtTheStartIfTheyMakeNoSense(String property) {
        application.withPropertyValues(property).run(context -> assertThat(context)
                .hasFailed());
    }
}
