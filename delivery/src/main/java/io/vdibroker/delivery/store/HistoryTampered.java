package io.vdibroker.delivery.store;

/**
 * What was read of the history is not what the broker stored there. A repeat does not help; nothing may be decided on
 * it.
 */
public final class HistoryTampered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryTampered(String message) {
        super(message);
    }

    /** Whether that is behind an error. */
    public static boolean isBehind(Throwable error) {
        for (var e = error; e != null; e = e.getCause() == e ? null : e.getCause()) {
            if (e instanceof HistoryTampered) {
                return true;
            }
        }
        return false;
    }
}
