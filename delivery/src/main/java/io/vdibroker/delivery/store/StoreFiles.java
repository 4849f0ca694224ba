package io.vdibroker.delivery.store;

import io.vdibroker.secrets.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whether the files of a data directory belong together and can be read; {@link UnusableStoreException} says what is
 * wrong.
 */
public final class StoreFiles {

    static final String EVENTS = "events.db";
    static final String SECRETS = "secrets.db";

    /** Of a larger file only {@code ./broker verify} reads all pages: nobody waits minutes for a start. */
    private static final long READ_AT_START = 1L << 30;

    private static final String RESTORE =
            ": bring that file back, together with its -wal if there is one, or restore a backup of both databases with"
                    + " ./broker restore";

    private StoreFiles() {}

    /**
     * Before anything is opened or made. What is not there yet is begun, so that a lost file is told from a first
     * start.
     */
    static void prepare(Path directory, boolean keepsSecrets) {
        requireTogether(directory, keepsSecrets);
        if (isThere(directory, EVENTS)) {
            check(directory, READ_AT_START, SqliteFile::openReader);
        } else {
            begin(directory);
        }
    }

    /** For who leaves the files as they are: every page of both databases. */
    public static void verify(Path directory) {
        requireTogether(directory, true);
        check(directory, Long.MAX_VALUE, SqliteFile::openToLook);
    }

    /**
     * What the mark beside the history remembers of it and is not in it; the mark is read first, so that it may lag.
     */
    public static Optional<String> behindItsMark(Path directory) {
        var mark = StoreMark.read(directory);
        if (mark.isEmpty() || !isThere(directory, EVENTS)) {
            return Optional.empty();
        }
        var head = read(directory.resolve(EVENTS), false, SqliteFile::openToLook);
        return mark.map(StoreMark::position)
                .filter(known -> known > head)
                .map(known ->
                        "it ends at event " + head + ", and was at " + known + " or later: it is older than its mark");
    }

    /** Every page of one database. */
    static void verifyFile(Path file) {
        read(file, true, SqliteFile::openToLook);
    }

    private static void requireTogether(Path directory, boolean keepsSecrets) {
        var events = isThere(directory, EVENTS);
        var secrets = isThere(directory, SECRETS);
        if (!events && secrets) {
            throw new UnusableStoreException("The history " + directory.resolve(EVENTS)
                    + " is missing, but the secrets of its users are there" + RESTORE);
        }
        if (keepsSecrets && events && !secrets && hasEvents(directory.resolve(EVENTS))) {
            throw new UnusableStoreException("The secrets " + directory.resolve(SECRETS)
                    + " are missing, without which nobody can sign in and no name in the history can be read"
                    + RESTORE);
        }
        var mark = StoreMark.read(directory);
        if (!events && mark.isPresent() && mark.get().position() > 0) {
            throw new UnusableStoreException("Both databases are missing in " + directory + ", which had a history of "
                    + mark.get().position() + " events: bring both back, restore a backup with ./broker restore, or"
                    + " choose an empty directory for a new broker");
        }
    }

    private static boolean isThere(Path directory, String name) {
        try {
            var file = directory.resolve(name);
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasEvents(Path file) {
        return read(file, false, SqliteFile::openToLook) > 0;
    }

    private static void check(Path directory, long largest, Opening opening) {
        for (var name : new String[] {EVENTS, SECRETS}) {
            if (isThere(directory, name)) {
                var file = directory.resolve(name);
                read(file, size(file) <= largest, opening);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many events there are, 0 in another database. */
    private static long read(Path file, boolean allPages, Opening opening) {
        try (var connection = opening.open(new SqliteFile(file))) {
            if (allPages) {
                var found = ask(connection, "PRAGMA quick_check(1)");
                if (!found.equals("ok")) {
                    throw damaged(file, found);
                }
            }
            var tables = ask(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'DomainEventEntry'");
            return tables.equals("0")
                    ? 0
                    : Long.parseLong(ask(connection, "SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry"));
        } catch (SQLException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static UnusableStoreException damaged(Path file, String found) {
        return new UnusableStoreException(
                "The file " + file + " is damaged or cannot be read (" + found.replace('\n', ' ')
                        + "): nothing was changed in it; restore the last backup of both databases with ./broker restore");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static void begin(Path directory) {
        try {
            var file = directory.resolve(EVENTS);
            if (!Files.exists(file)) {
                OwnerOnly.create(file);
            }
            new SqliteDatabase(new SqliteFile(file), 1).close();
        } catch (IOException e) {
            throw new UnusableStoreException(
                    "The history " + directory.resolve(EVENTS) + " cannot be made: " + e.getMessage());
        }
    }

    /** How a file is opened. */
    @FunctionalInterface
    private interface Opening {
        Connection open(SqliteFile file) throws SQLException;
    }
}
