package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.Doors;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Restarts the controller, and backs it up and restores it as a whole. */
@RestController
@RequestMapping("/simulator")
class RestartController {
    private final Restarts restarts;
    private final Doors doors;

    RestartController(Restarts restarts, Doors doors) {
        this.restarts = restarts;
        this.doors = doors;
    }

    /** Whether the state is there afterwards, and how long connections are refused. */
    record RestartWish(@Nullable Boolean stateLost, @Nullable Long downMs) {}

    @PostMapping("/restart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restart(@RequestBody RestartWish wish) {
        if (Boolean.TRUE.equals(wish.stateLost())) {
            restarts.lose();
        } else {
            restarts.keep();
        }
        if (wish.downMs() != null) {
            doors.shut(Duration.ofMillis(wish.downMs()));
        }
    }

    @PutMapping("/backups/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void backUp(@PathVariable String name) {
        restarts.backUp(name);
    }

    @PostMapping("/backups/{name}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(@PathVariable String name) {
        restarts.restore(name);
    }
}
