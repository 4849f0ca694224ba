package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.auth.Tokens;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells the integration key, revokes and restores it, and makes tokens of any account and life. */
@RestController
@RequestMapping("/simulator")
class KeyController {
    private final World world;
    private final Tokens tokens;
    private final Timing timing;

    KeyController(World world, Tokens tokens, Timing timing) {
        this.world = world;
        this.tokens = tokens;
        this.timing = timing;
    }

    /** Whose token, and for how many seconds from now; less than none is a token that has expired. */
    record TokenWish(String username, @Nullable Long seconds) {}

    @GetMapping("/key")
    Map<String, String> key() {
        return Map.of("key", world.read(tokens::integrationKey));
    }

    @PostMapping("/key/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke() {
        world.change(() -> tokens.revoke(tokens.integrationKey()));
    }

    @PostMapping("/key/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore() {
        world.change(() -> tokens.restore(tokens.integrationKey()));
    }

    @PostMapping("/tokens")
    Map<String, String> issue(@RequestBody TokenWish wish) {
        long seconds = wish.seconds() == null ? 3_600 : wish.seconds();
        Instant now = timing.now();
        return Map.of("token", world.read(() -> world.state().accounts.stream()
                .filter(account -> account.username().equals(wish.username()))
                .map(account -> tokens.issue(account, now, now.plusSeconds(seconds)))
                .findFirst()
                .orElseThrow(() -> new EcpError(404, "50003", "There is no account " + wish.username()))));
    }
}
