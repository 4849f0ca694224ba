package io.vdibroker.simulator.http;

import io.vdibroker.simulator.state.State;
import io.vdibroker.simulator.state.State.Remembered;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A request with a key that was seen is answered like the first one. Refusals are not remembered: nothing was done. */
@Component
class Idempotency {
    private final World world;
    private final Timing timing;

    Idempotency(World world, Timing timing) {
        this.world = world;
        this.timing = timing;
    }

    Optional<Remembered> find(Call call) {
        String key = key(call);
        Remembered remembered = key.isEmpty() ? null : world.state().answers.get(key);
        if (remembered == null || timing.now().isAfter(remembered.until())) {
            return Optional.empty();
        }
        boolean other = remembered.bodyHash() != call.body().hashCode();
        if (other && world.state().settings.rules().sameKeyOtherBodyRefused()) {
            throw EcpError.field("idempotency_key", "This key was used with another body.");
        }
        return Optional.of(remembered);
    }

    void remember(Call call, Answer answer, String body) {
        String key = key(call);
        if (key.isEmpty()) {
            return;
        }
        State state = world.state();
        Instant now = timing.now();
        state.answers.values().removeIf(remembered -> now.isAfter(remembered.until()));
        Instant until = now.plusMillis(state.settings.rules().idempotencyWindowMs());
        int hash = call.body().hashCode();
        if (answer instanceof Answer.Accepted accepted) {
            state.answers.put(
                    key,
                    new Remembered(
                            hash, 202, accepted.task().id, accepted.resultClass(), accepted.resultId(), body, until));
        } else if (answer instanceof Answer.Done done) {
            state.answers.put(key, new Remembered(hash, done.status(), null, null, null, body, until));
        }
    }

    private static String key(Call call) {
        String key = call.request().method().equals("POST") ? call.optionalText("idempotency_key") : null;
        return key == null || key.isBlank() ? "" : call.request().path() + " " + key;
    }
}
