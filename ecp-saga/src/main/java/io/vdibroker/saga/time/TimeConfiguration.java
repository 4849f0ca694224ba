package io.vdibroker.saga.time;

import io.vdibroker.delivery.group.Progress;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The alarms and the gate of the worker and the wait list. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
    @Bean
    SteadyClock steadyClock(Clock wall) {
        return new SteadyClock(wall, System::nanoTime);
    }

    @Bean(destroyMethod = "close")
    ScheduledAlarms alarms(SteadyClock clock) {
        return new ScheduledAlarms(clock);
    }

    /** {@link Gate} and {@link Horizon}. */
    @Bean
    ProgressGate gate(Progress progress, Alarms alarms, SteadyClock clock) {
        return new ProgressGate(progress, alarms, clock);
    }
}
