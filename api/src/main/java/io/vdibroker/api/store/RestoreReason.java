package io.vdibroker.api.store;

/** How it is known that the store is older than what happened. */
public enum RestoreReason {
    /** {@code ./broker restore} put a backup in place. */
    BACKUP_RESTORED(true),

    /** The history ends before the mark that is kept beside it in the data directory. */
    EVENTS_BEHIND_MARK(true),

    /** The history ends before the head that is sealed among the secrets. */
    EVENTS_BEHIND_SECRETS(true),

    /** The history ends before what the views were made from. */
    EVENTS_BEHIND_VIEWS(true),

    /** The data directory belonged to another history before. */
    OTHER_STORE(true),

    /** The secrets are older than the history, which is whole. */
    SECRETS_BEHIND_EVENTS(false);

    private final boolean eventsLost;

    RestoreReason(boolean eventsLost) {
        this.eventsLost = eventsLost;
    }

    /** Whether machines may be somebody's without the history saying so. */
    public boolean eventsLost() {
        return eventsLost;
    }
}
