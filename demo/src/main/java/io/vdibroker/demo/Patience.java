package io.vdibroker.demo;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Has a word every few seconds of waiting, so that nobody takes what is slow for dead. */
final class Patience {

    private static final long SILENCE = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> say;
    private final LongSupplier nanoTime;
    private final long began;
    private long lastWord;

    Patience(Consumer<String> say) {
        this(say, System::nanoTime);
    }

    Patience(Consumer<String> say, LongSupplier nanoTime) {
        this.say = say;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.lastWord = began;
    }

    /** There is news, which is a word as well. */
    void news(String text) {
        say.accept(text);
        lastWord = nanoTime.getAsLong();
    }

    /** There is no news. */
    void noNews() {
        var now = nanoTime.getAsLong();
        if (now - lastWord >= SILENCE) {
            say.accept("  .. " + Duration.ofNanos(now - began).toSeconds() + " s");
            lastWord = now;
        }
    }
}
