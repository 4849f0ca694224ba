package io.vdibroker.delivery.store;

import io.vdibroker.api.store.RestoreReason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about the age of the store and not yet in its history. */
public interface Restorations {

    /** Keeps it until it is recorded; of two findings of one start the first one counts. */
    void note(RestoreReason reason, @Nullable Long known, String detail);

    /** What the history does not say yet. */
    List<Restoration> open();

    /** The history says it now. */
    void recorded(UUID id);

    /** All that no administrator has confirmed yet; those that the history does not say yet are among them. */
    List<Restoration> unconfirmed();

    /** An administrator confirmed all of them. */
    void confirmed();
}
