package io.vdibroker.delivery.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Tells when something could not be recorded because the disk is full; then nothing of it was. */
public final class StoreFull {

    private StoreFull() {}

    /** Whether that is behind an error. */
    public static boolean isBehind(Throwable error) {
        for (var e = error; e != null; e = e.getCause() == e ? null : e.getCause()) {
            if (e instanceof SQLException sql && (sql.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_FULL.code) {
                return true;
            }
        }
        return false;
    }
}
