package io.vdibroker.app.verify;

import io.vdibroker.delivery.store.StoredEvent;
import io.vdibroker.secrets.HistorySeals;
import io.vdibroker.secrets.SealedHead;
import io.vdibroker.secrets.TamperedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@link Promise#UNTOUCHED}. */
final class SealsCheck implements Check {

    private static final String HISTORY = "history";

    private final String store;
    private final List<String> wrongSnapshots;
    private final long setAside;
    private final boolean expected;
    private @Nullable SealedHead head;
    private @Nullable String wrongHead;
    private boolean reached;
    private long last;

    /** Before the events are read: a broker that runs goes on, and its note of how far it came never runs ahead. */
    SealsCheck(HistorySeals keys, String store, List<String> wrongSnapshots, long setAside) {
        this.store = store;
        this.wrongSnapshots = wrongSnapshots;
        this.setAside = setAside;
        expected = keys.expected();
        try {
            head = keys.head().orElse(null);
            if (head == null && expected) {
                wrongHead = "the note of how far it went is gone";
            }
        } catch (TamperedException e) {
            wrongHead = "somebody else wrote the note of how far it went";
        }
        reached = head == null || head.position() == 0;
    }

    /** The last event that was stored before events were sealed, if that is still to be done. */
    Optional<String> notSealedYet() {
        if (head != null && !head.whole()) {
            return Optional.of("the events up to " + head.position() + " are being sealed: the next start goes on");
        }
        return head == null && !expected
                ? Optional.of("the history is from before events were sealed: the next start seals them")
                : Optional.empty();
    }

    private boolean mayBeUnsealed(StoredEvent event) {
        return head == null ? !expected : !head.whole() && event.index() <= head.position();
    }

    @Override
    public void see(StoredEvent event, Duration worked, Consumer<Finding> findings) {
        last = event.index();
        if (event.seal() == null && !mayBeUnsealed(event)) {
            findings.accept(new Finding(
                    Promise.UNTOUCHED,
                    event.stream(),
                    "the event " + event.type() + " was not stored by this broker, or was changed since",
                    event.index()));
        }
        if (head != null && event.index() == head.position()) {
            reached = head.seal() == null || head.seal().equals(event.seal());
        }
    }

    @Override
    public void end(Duration worked, Consumer<Finding> findings) {
        wrongSnapshots.forEach(stream -> {
            if (expected) {
                findings.accept(new Finding(
                        Promise.UNTOUCHED,
                        stream,
                        "a snapshot was not stored by this broker, or was changed since",
                        0));
            }
        });
        if (setAside > 0) {
            found(findings, "a start has set aside " + setAside + " events that this broker did not store");
        }
        if (wrongHead != null) {
            found(findings, wrongHead + ": nothing tells whether events are missing after event " + last);
        }
        if (head == null) {
            return;
        }
        var missing = head.missing();
        if (missing != null) {
            found(
                    findings,
                    missing.position() == 0
                            ? "the note of how far it went was gone at a start: nothing tells whether events are missing"
                                    + " after event " + missing.found()
                            : "it went to event " + missing.position() + " once; when it was opened it ended at event "
                                    + missing.found() + " or was another one");
        }
        if (!head.store().isEmpty() && !head.store().equals(store)) {
            found(findings, "this is not the event store that belongs to these secrets");
        } else if (!reached) {
            found(
                    findings,
                    "it went to event " + head.position()
                            + (last < head.position() ? ", and ends at event " + last : ", which was another event"));
        }
    }

    private static void found(Consumer<Finding> findings, String text) {
        findings.accept(new Finding(Promise.UNTOUCHED, HISTORY, text, 0));
    }
}
