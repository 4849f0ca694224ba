package io.vdibroker.delivery.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.vdibroker.delivery.json.JsonDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewLettersTest {
    private static final String SEQUENCE = "pool/1";

    @TempDir
    Path directory;

    private final List<Object> projected = new ArrayList<>();
    private EmbeddedMongo server;
    private MongoClient client;
    private ViewTokens views;

    @BeforeEach
    void open() {
        server = new EmbeddedMongo(directory.resolve("views.mv"), Duration.ofMillis(100), () -> true);
        client = MongoClients.create(server.clientSettings());
        views = new ViewTokens(client, JsonDelivery.serializer());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static DeadLetter<EventMessage<?>> letter(String event) {
        return new GenericDeadLetter<>(SEQUENCE, GenericEventMessage.asEventMessage(event));
    }

    private EnqueueDecision<EventMessage<?>> project(DeadLetter<? extends EventMessage<?>> letter) {
        projected.add(letter.message().getPayload());
        return Decisions.evict();
    }

    @Test
    void letThroughWhatQueuedInTheMomentInWhichTheLastOneLeft() {
        var late = new ArrayList<>(List.of("second", "third"));
        var letters = new ViewLetters(views.letters("group")) {
            @Override
            public void evict(DeadLetter<? extends EventMessage<?>> letter) {
                if (!late.isEmpty()) {
                    var next = letter(late.remove(0));
                    assertThat(enqueueIfPresent(SEQUENCE, () -> next)).isTrue();
                }
                super.evict(letter);
            }
        };
        letters.enqueue(SEQUENCE, letter("first"));

        assertThat(letters.process(letter -> true, this::project)).isTrue();
        assertThat(projected).containsExactly("first", "second", "third");
        assertThat(letters.size()).isZero();
    }

    @Test
    void keepWhatFailsAgain() {
        var letters = new ViewLetters(views.letters("group"));
        letters.enqueue(SEQUENCE, letter("first"));

        assertThat(letters.process(letter -> true, letter -> Decisions.requeue(new IllegalStateException("again"))))
                .isFalse();
        assertThat(letters.size()).isOne();
    }

    @Test
    void haveNothingToDoWithoutLetters() {
        assertThat(new ViewLetters(views.letters("group")).process(letter -> true, this::project))
                .isFalse();
    }
}
