package io.vdibroker.command.person;

import io.vdibroker.api.Names;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.GroupNameKey;
import io.vdibroker.api.person.event.GroupNameReserved;
import io.vdibroker.command.Rejection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * The names of groups whose stream has another key than it would have now: earlier versions told names apart by case
 * only. No
 * more are added, so they are looked for once, when the first group of this process is created.
 */
final class EarlierGroupNames {

    private final Supplier<EventStore> events;
    private @Nullable Set<GroupNameKey> taken;

    EarlierGroupNames(Supplier<EventStore> events) {
        this.events = events;
    }

    /** A group keeps its name for ever, so whoever asks is another one. */
    void refuseIfTaken(GroupNameKey key) {
        if (taken().contains(key)) {
            throw new Rejection(RejectionCode.GROUP_NAME_TAKEN, "Another group has this name; choose another one");
        }
    }

    private synchronized Set<GroupNameKey> taken() {
        var known = taken;
        if (known == null) {
            known = read();
            taken = known;
        }
        return known;
    }

    private Set<GroupNameKey> read() {
        Set<GroupNameKey> found = new HashSet<>();
        try (var stored = events.get().openStream(null)) {
            while (stored.hasNextAvailable()) {
                var message = stored.nextAvailable();
                if (message.getPayloadType() == GroupNameReserved.class) {
                    var key = ((GroupNameReserved) message.getPayload()).nameKey();
                    if (!Names.key(key.value()).equals(key.value())) {
                        found.add(GroupNameKey.of(key.value()));
                    }
                }
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the history was read", e);
        }
    }
}
