package io.vdibroker.saga.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescedTest {

    private final Coalesced<String, String> coalesced = new Coalesced<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceForAllWhoAskMeanwhile() {
        var answer = new CompletableFuture<String>();
        var first = coalesced.ask("what", () -> counted(answer));
        var second = coalesced.ask("what", () -> counted(answer));
        answer.complete("that");

        assertThat(first).isCompletedWithValue("that");
        assertThat(second).isCompletedWithValue("that");
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainAfterTheAnswer() {
        coalesced.ask("what", () -> counted(CompletableFuture.completedFuture("that")));
        coalesced.ask("what", () -> counted(CompletableFuture.completedFuture("that")));

        assertThat(asked).hasValue(2);
    }

    @Test
    void asksAgainAfterAQuestionThatCouldNotBePut() {
        var failed = coalesced.ask("what", () -> {
            throw new IllegalStateException("no connection");
        });
        assertThat(failed).isCompletedExceptionally();

        assertThat(coalesced.ask("what", () -> CompletableFuture.completedFuture("that")))
                .isCompletedWithValue("that");
    }

    private CompletableFuture<String> counted(CompletableFuture<String> answer) {
        asked.incrementAndGet();
        return answer;
    }
}
