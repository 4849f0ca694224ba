package io.vdibroker.delivery.store;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/**
 * Tells when something could not be recorded because the disk is full, or takes nothing any more; then nothing of it
 * was.
 */
public final class StoreFull {

    /**
     * A disk that became read-only answers writes to open files with an error, and lets no other be opened for writing.
     */
    private static final Set<Integer> TAKES_NOTHING = Set.of(
            SQLiteErrorCode.SQLITE_FULL.code, SQLiteErrorCode.SQLITE_READONLY.code, SQLiteErrorCode.SQLITE_IOERR.code);

    private StoreFull() {}

    /** Whether that is behind an error. */
    public static boolean isBehind(Throwable error) {
        for (var e = error; e != null; e = e.getCause() == e ? null : e.getCause()) {
            if (e instanceof SQLException sql && TAKES_NOTHING.contains(sql.getErrorCode() & 0xff)) {
                return true;
            }
        }
        return false;
    }
}
