package io.vdibroker.query.client.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final List<String> sent = new ArrayList<>();
    private final List<Consumer<@Nullable Throwable>> pending = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final Outbox outbox = new Outbox(
            (text, done) -> {
                sent.add(text);
                pending.add(done);
            },
            2,
            () -> ends.add("given up"));

    private void out(@Nullable Throwable error) {
        pending.remove(0).accept(error);
    }

    @Test
    void sendsOneAfterTheOther() {
        outbox.send("a");
        outbox.send("b");
        assertThat(sent).containsExactly("a");
        assertThat(outbox.isBusy()).isTrue();
        out(null);
        assertThat(sent).containsExactly("a", "b");
        out(null);
        assertThat(outbox.isBusy()).isFalse();
    }

    @Test
    void givesUpAClientThatIsTooSlow() {
        for (var text : List.of("a", "b", "c", "d", "e")) {
            outbox.send(text);
        }
        assertThat(ends).containsExactly("given up");
        out(null);
        assertThat(sent).containsExactly("a");
    }

    @Test
    void givesUpAClientThatIsGone() {
        outbox.send("a");
        outbox.send("b");
        out(new IOException("broken pipe"));
        assertThat(ends).containsExactly("given up");
        outbox.send("c");
        assertThat(sent).containsExactly("a");
    }

    @Test
    void doesWhatIsToFollowTheLastMessage() {
        outbox.send("a");
        outbox.sendLast("bye", () -> ends.add("closed"));
        out(null);
        assertThat(ends).isEmpty();
        out(null);
        assertThat(ends).containsExactly("closed");
    }

    @Test
    void sendsNothingWhenItIsClosed() {
        outbox.close();
        outbox.send("a");
        assertThat(sent).isEmpty();
    }
}
