package io.vdibroker.saga.time;

import io.vdibroker.delivery.group.Progress;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The alarms and the gate of the worker and the wait list. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
    @Bean(destroyMethod = "close")
    ScheduledAlarms alarms(Clock clock) {
        return new ScheduledAlarms(clock);
    }

    @Bean
    Gate gate(Progress progress, Alarms alarms, Clock clock) {
        return new ProgressGate(progress, alarms, clock);
    }
}
