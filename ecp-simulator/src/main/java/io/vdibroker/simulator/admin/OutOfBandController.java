package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.domain.OutOfBand;
import io.vdibroker.simulator.state.StoredJson;
import io.vdibroker.simulator.state.World;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes the inventory as somebody else would, at once. */
@RestController
@RequestMapping("/simulator")
@ResponseStatus(HttpStatus.NO_CONTENT)
class OutOfBandController {
    private final World world;
    private final OutOfBand outOfBand;

    OutOfBandController(World world, OutOfBand outOfBand) {
        this.world = world;
        this.outOfBand = outOfBand;
    }

    record NewName(String name) {}

    record NewNode(String node) {}

    record NewStatus(String status) {}

    record NewSpace(long freeMib) {}

    @DeleteMapping("/domains/{id}")
    void delete(@PathVariable String id) {
        world.change(() -> outOfBand.delete(id));
    }

    @PostMapping("/domains/{id}/start")
    void start(@PathVariable String id) {
        world.change(() -> outOfBand.start(id));
    }

    @PostMapping("/domains/{id}/stop")
    void stop(@PathVariable String id) {
        world.change(() -> outOfBand.stop(id));
    }

    @PostMapping("/domains/{id}/suspend")
    void suspend(@PathVariable String id) {
        world.change(() -> outOfBand.suspend(id));
    }

    @PostMapping("/domains/{id}/rename")
    void rename(@PathVariable String id, @RequestBody NewName wish) {
        world.change(() -> outOfBand.rename(id, wish.name()));
    }

    @PostMapping("/domains/{id}/migrate")
    void migrate(@PathVariable String id, @RequestBody NewNode wish) {
        world.change(() -> outOfBand.migrate(id, wish.node()));
    }

    @PatchMapping("/domains/{id}/guest")
    void behave(@PathVariable String id, @RequestBody JsonNode changes) {
        world.change(() -> outOfBand.behave(id, StoredJson.merged(outOfBand.behaviour(id), changes)));
    }

    @PatchMapping("/nodes/{id}")
    void setNodeStatus(@PathVariable String id, @RequestBody NewStatus wish) {
        world.change(() -> outOfBand.setNodeStatus(id, wish.status()));
    }

    @PostMapping("/nodes/{id}/restart")
    void restartNode(@PathVariable String id) {
        world.change(() -> outOfBand.restartNode(id));
    }

    /** Fills the pool, or makes room, so that so much is free. */
    @PatchMapping("/data-pools/{id}")
    void setFreeSpace(@PathVariable String id, @RequestBody NewSpace wish) {
        world.change(() -> outOfBand.setFreeSpace(id, wish.freeMib()));
    }
}
