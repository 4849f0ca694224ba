package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.domain.Strangers;
import io.vdibroker.simulator.state.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes machines and changes tags as somebody else would, at once. A tag is given by id or name. */
@RestController
@RequestMapping("/simulator")
class StrangerController {
    private final World world;
    private final Strangers strangers;

    StrangerController(World world, Strangers strangers) {
        this.world = world;
        this.strangers = strangers;
    }

    record NewMachine(String name, String template, @Nullable String tag) {}

    record HoldWish(long millis) {}

    record TagWish(String tag) {}

    record NewTagName(String name) {}

    @PostMapping("/domains")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> create(@RequestBody NewMachine wish) {
        return world.change(() -> {
            String id = strangers.create(wish.name(), wish.template());
            if (wish.tag() != null) {
                strangers.tag(id, wish.tag());
            }
            return Map.of("id", id);
        });
    }

    @PostMapping("/domains/{id}/hold")
    Map<String, String> hold(@PathVariable String id, @RequestBody HoldWish wish) {
        return Map.of("task", world.change(() -> strangers.hold(id, wish.millis())));
    }

    @PostMapping("/domains/{id}/tag")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tag(@PathVariable String id, @RequestBody TagWish wish) {
        world.change(() -> strangers.tag(id, wish.tag()));
    }

    @PostMapping("/domains/{id}/untag")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void untag(@PathVariable String id, @RequestBody TagWish wish) {
        world.change(() -> strangers.untag(id, wish.tag()));
    }

    @PostMapping("/tags/{tag}/rename")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable String tag, @RequestBody NewTagName wish) {
        world.change(() -> strangers.renameTag(tag, wish.name()));
    }

    @DeleteMapping("/tags/{tag}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String tag) {
        world.change(() -> strangers.removeTag(tag));
    }
}
