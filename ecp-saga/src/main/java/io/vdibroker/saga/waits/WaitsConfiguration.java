package io.vdibroker.saga.waits;

import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.saga.time.Alarms;
import io.vdibroker.saga.time.Gate;
import io.vdibroker.saga.time.SteadyClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the wait list together. */
@Configuration(proxyBeanMethods = false)
class WaitsConfiguration {
    @Bean
    WaitList waitList(Waits waits, Commands commands, SteadyClock clock, Alarms alarms, Gate gate) {
        return new WaitList(
                waits, wait -> commands.with(wait.metadata()).sendAndWait(wait.command()), clock, alarms, gate);
    }
}
