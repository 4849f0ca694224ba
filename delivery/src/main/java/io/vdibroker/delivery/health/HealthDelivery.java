package io.vdibroker.delivery.health;

import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.directory.DiskRoom;
import io.vdibroker.delivery.group.GroupBacklog;
import io.vdibroker.delivery.group.ProcessorHealth;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.delivery.store.HistoryWatch;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The components of health {@code attention}, {@code history}, {@code processors} and {@code views}, and the figures
 * behind them.
 */
@Configuration(proxyBeanMethods = false)
public class HealthDelivery {

    /** Something wants to be looked at, while the process does its work. */
    public static final Status WARN = new Status("WARN");

    @Bean
    HealthIndicator attentionHealthIndicator(Attention attention) {
        return new AttentionHealth(attention);
    }

    @Bean
    HealthIndicator processorsHealthIndicator(ProcessorHealth processors) {
        return new ProcessorsHealth(processors);
    }

    @Bean
    HealthIndicator historyHealthIndicator(HistoryWatch watch) {
        return new HistoryHealth(watch);
    }

    @Bean
    HealthIndicator viewsHealthIndicator(ObjectProvider<NeededViews> needed, Progress progress) {
        return new ViewsHealth(needed.getIfAvailable(() -> new NeededViews(List.of())), progress);
    }

    /** The disk of the data directory: down while nothing new may be begun. Spring's own looks at the room alone. */
    @Bean
    HealthIndicator diskHealthIndicator(DiskRoom room) {
        return () -> (room.isShort() ? Health.down() : Health.up()).build();
    }

    @Bean
    DeliveryGauges deliveryGauges(
            Attention attention, ProcessorHealth processors, Progress progress, GroupBacklog backlog) {
        return new DeliveryGauges(attention, processors, progress, backlog);
    }
}
