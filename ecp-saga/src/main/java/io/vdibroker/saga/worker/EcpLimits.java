package io.vdibroker.saga.worker;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code vdi.ecp.limits.*}: how much is asked of one controller at the same time. What is beyond waits in order.
 *
 * @param creationsPerTemplate clone tasks of one template; ECP locks a template while it is cloned
 * @param creations clone tasks altogether
 * @param powerActions machines that are being started, stopped, restarted or suspended, or whose remote access is being switched
 * @param preparations machines between the first and the last step of their preparation
 * @param removals machines between the first and the last step of their removal
 * @param changesPerTag requests that put one tag on machines or take it off
 */
@ConfigurationProperties("vdi.ecp.limits")
record EcpLimits(
        @DefaultValue("1") int creationsPerTemplate,
        @DefaultValue("4") int creations,
        @DefaultValue("20") int powerActions,
        @DefaultValue("100") int preparations,
        @DefaultValue("20") int removals,
        @DefaultValue("10") int changesPerTag) {

    EcpLimits {
        atLeastOne("creations-per-template", creationsPerTemplate);
        atLeastOne("creations", creations);
        atLeastOne("power-actions", powerActions);
        atLeastOne("preparations", preparations);
        atLeastOne("removals", removals);
        atLeastOne("changes-per-tag", changesPerTag);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("vdi.ecp.limits." + name + " must be at least 1, but is " + value);
        }
    }
}
