package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.SimulatorProperties;
import io.vdibroker.simulator.domain.Seeding;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Scenario;
import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.StoredJson;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import io.vdibroker.simulator.ws.Broadcaster;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Lets the controller come back with its state, without it, or with an earlier one (6.5). Faults in force, the settings and
 * the list of requests stay: they belong to the test.
 */
@Component
class Restarts {
    private final World world;
    private final TaskEngine engine;
    private final Seeding seeding;
    private final Broadcaster sockets;
    private final SimulatorProperties properties;
    private final Map<String, byte[]> backups = new ConcurrentHashMap<>();

    Restarts(World world, TaskEngine engine, Seeding seeding, Broadcaster sockets, SimulatorProperties properties) {
        this.world = world;
        this.engine = engine;
        this.seeding = seeding;
        this.sockets = sockets;
        this.properties = properties;
    }

    /** Open tasks go on where they were. */
    void keep() {
        world.change(() -> replace(StoredJson.state(StoredJson.bytes(world.state()))));
    }

    /** All that is left is the scenario. */
    void lose() {
        world.change(() -> {
            replace(Scenario.read(properties.scenario()));
            seeding.seed();
        });
    }

    void backUp(String name) {
        backups.put(name, world.read(() -> StoredJson.bytes(world.state())));
    }

    /** As if nothing had happened since. */
    void restore(String name) {
        byte[] backup = backups.get(name);
        if (backup == null) {
            throw new EcpError(404, "50003", "There is no backup " + name);
        }
        world.change(() -> replace(StoredJson.state(backup)));
    }

    private void replace(State state) {
        state.settings = world.state().settings;
        world.replace(state);
        engine.restart();
        sockets.closeAll();
    }
}
