package io.vdibroker.simulator;

import io.vdibroker.simulator.auth.Tokens;
import io.vdibroker.simulator.state.Scenario;
import io.vdibroker.simulator.state.Snapshots;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The world, from the kept state or from the scenario. */
@Configuration(proxyBeanMethods = false)
class WorldConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    World world(SimulatorProperties properties) {
        Optional<State> kept = properties.keepState() ? Snapshots.read(properties.data()) : Optional.empty();
        State state = kept.orElseGet(() -> Scenario.read(properties.scenario()));
        if (properties.timeFactor() != null) {
            state.settings = state.settings.withTimeFactor(properties.timeFactor());
        }
        return new World(state);
    }

    @Bean
    Timing timing(World world, Clock clock, SimulatorProperties properties) {
        return new Timing(world, clock, properties.seed());
    }

    @Bean
    Tokens tokens(World world, Timing timing, SimulatorProperties properties) {
        return new Tokens(world, timing, properties.seed());
    }

    @Bean
    @ConditionalOnProperty("simulator.keep-state")
    Snapshots snapshots(World world, SimulatorProperties properties) {
        return new Snapshots(world, properties.data());
    }
}
