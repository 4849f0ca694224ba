package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.domain.Viewers;
import io.vdibroker.simulator.state.World;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opens consoles as a client does that knows where they are, and tells whose session it sees there. */
@RestController
@RequestMapping("/simulator/viewers")
class ViewerController {
    private final World world;
    private final Viewers viewers;

    ViewerController(World world, Viewers viewers) {
        this.world = world;
        this.viewers = viewers;
    }

    record Wish(String who, int port, String password) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Viewers.View open(@RequestBody Wish wish) {
        return world.change(() -> viewers.open(wish.who(), wish.port(), wish.password()));
    }

    @GetMapping
    List<Viewers.View> list() {
        return world.read(viewers::all);
    }

    @GetMapping("/{id}")
    Viewers.View viewer(@PathVariable String id) {
        return world.read(() -> viewers.view(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String id) {
        world.change(() -> viewers.close(id));
    }
}
