package io.vdibroker.simulator.auth;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Account;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Login by password, and logout. */
@Component
class LoginRoutes implements Router.Routes {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final World world;
    private final Timing timing;
    private final Tokens tokens;

    LoginRoutes(World world, Timing timing, Tokens tokens) {
        this.world = world;
        this.timing = timing;
        this.tokens = tokens;
    }

    @Override
    public void addTo(Router router) {
        router.open("/auth/", this::login).open("/logout/", this::logout);
    }

    private Answer login(Call call) {
        String username = call.text("username");
        String password = call.text("password");
        Account account = world.state().accounts.stream()
                .filter(known ->
                        known.username().equals(username) && known.password().equals(password))
                .findFirst()
                .orElseThrow(() -> EcpError.field("non_field_errors", "Unable to log in with provided credentials."));
        Instant now = timing.now();
        Instant expires = now.plus(LIFE);
        return Answer.ok(Map.of("token", tokens.issue(account, now, expires), "expires_on", EXPIRY.format(expires)));
    }

    /** The integration key survives: it is not a login. */
    private Answer logout(Call call) {
        String token =
                Objects.requireNonNullElse(call.request().authorization(), "").replaceFirst("(?i)^jwt ", "");
        tokens.check(token);
        if (!token.equals(tokens.integrationKey())) {
            tokens.revoke(token);
        }
        return Answer.empty();
    }
}
