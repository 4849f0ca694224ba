package io.vdibroker.delivery.attention;

import io.vdibroker.api.Uuids;
import io.vdibroker.delivery.group.DeadLetters;
import io.vdibroker.delivery.group.HeldUpView;
import io.vdibroker.delivery.group.Masked;
import io.vdibroker.delivery.saga.HeldUpSaga;
import io.vdibroker.delivery.saga.ParkedEvent;
import io.vdibroker.delivery.saga.ParkedEvents;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in this process that is held up by an event, sagas and views alike, and the way to go on. */
public final class Attention {

    private static final Logger LOG = LoggerFactory.getLogger(Attention.class);
    private static final UUID NAMESPACE = new UUID(0, 0);

    private final ParkedEvents parked;
    private final DeadLetters letters;
    private final List<AttentionSource> sources;
    private final Set<UUID> resuming = ConcurrentHashMap.newKeySet();

    Attention(ParkedEvents parked, DeadLetters letters, List<AttentionSource> sources) {
        this.sources = sources;
        this.parked = parked;
        this.letters = letters;
    }

    /** How much of each kind is held up. */
    public Map<AttentionKind, Long> counts() {
        var counts = new EnumMap<AttentionKind, Long>(AttentionKind.class);
        counts.put(AttentionKind.SAGA_EVENT, (long) parked.heldUp().size());
        counts.put(AttentionKind.VIEW_EVENT, letters.heldUpCount());
        others().forEach(item -> counts.merge(item.kind(), 1L, Long::sum));
        return counts;
    }

    private List<AttentionItem> others() {
        return sources.stream().flatMap(source -> source.items().stream()).toList();
    }

    /**
     * Sagas first, since they keep people waiting: the oldest event first; then views, by group; then what is no event.
     */
    public AttentionPage page(int page, int size) {
        var sagas = parked.heldUp();
        var others = others();
        var events = Stream.concat(
                sagas.stream().<Supplier<Optional<AttentionItem>>>map(saga -> () -> Optional.of(item(saga))),
                letters.heldUp()
                        .<Supplier<Optional<AttentionItem>>>map(
                                view -> () -> view.get().map(Attention::item)));
        var all = Stream.concat(
                events, others.stream().<Supplier<Optional<AttentionItem>>>map(item -> () -> Optional.of(item)));
        var items = all.skip((long) page * size)
                .limit(size)
                .flatMap(item -> item.get().stream())
                .toList();
        return new AttentionPage(items, sagas.size() + letters.heldUpCount() + others.size(), page, size);
    }

    /** Tries the event again, and then those behind it, in the calling thread, which must not be handling a message. */
    public Resumption resume(UUID id) {
        if (!resuming.add(id)) {
            return Resumption.UNDER_WAY;
        }
        try {
            var saga = parked.heldUp().stream()
                    .map(HeldUpSaga::event)
                    .filter(event -> id(event).equals(id))
                    .findFirst();
            return saga.isPresent() ? resume(saga.get()) : resumeView(id);
        } finally {
            resuming.remove(id);
        }
    }

    private Resumption resume(ParkedEvent event) {
        try {
            return parked.resume(event.id()).isEmpty() ? Resumption.DONE : Resumption.FAILED;
        } catch (IllegalArgumentException e) {
            return Resumption.UNKNOWN; // it went through a moment ago
        } catch (IllegalStateException e) {
            return Resumption.UNDER_WAY; // by the id of an event that was before it
        }
    }

    private Resumption resumeView(UUID id) {
        try {
            return switch (letters.retry((group, event) -> id(group, event).equals(id))) {
                case DONE -> Resumption.DONE;
                case FAILED -> Resumption.FAILED;
                case NONE -> isHeldUp(id) ? Resumption.UNDER_WAY : Resumption.UNKNOWN;
            };
        } catch (RuntimeException e) {
            LOG.warn("The view event {} could not be projected for now", id, e);
            return Resumption.FAILED;
        }
    }

    private boolean isHeldUp(UUID id) {
        return letters.heldUp()
                .flatMap(view -> view.get().stream())
                .anyMatch(view -> id(view.group(), view.eventIdentifier()).equals(id));
    }

    private AttentionItem item(HeldUpSaga saga) {
        var event = saga.event();
        return new AttentionItem(
                id(event),
                AttentionKind.SAGA_EVENT,
                event.group(),
                event.eventType(),
                parked.subject(event).orElse(null),
                event.firstAt(),
                event.failures(),
                cause(event.error(), event.message()),
                saga.waiting());
    }

    private static AttentionItem item(HeldUpView view) {
        return new AttentionItem(
                id(view.group(), view.eventIdentifier()),
                AttentionKind.VIEW_EVENT,
                view.group(),
                view.eventType(),
                view.subject(),
                view.since(),
                view.failures(),
                cause(view.error(), view.message()),
                view.waiting());
    }

    private static UUID id(ParkedEvent event) {
        return Uuids.derive(
                NAMESPACE,
                String.join(
                        " ",
                        AttentionKind.SAGA_EVENT.name(),
                        event.group(),
                        event.sagaType(),
                        event.sequence(),
                        event.eventIdentifier()));
    }

    private static UUID id(String group, String eventIdentifier) {
        return Uuids.derive(NAMESPACE, String.join(" ", AttentionKind.VIEW_EVENT.name(), group, eventIdentifier));
    }

    private static String cause(@Nullable String error, @Nullable String message) {
        return error == null
                ? "It waited behind an event that went through, and was not tried yet"
                : error.substring(error.lastIndexOf('.') + 1) + ": " + Masked.text(message);
    }
}
