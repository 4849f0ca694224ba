package io.vdibroker.secrets;

import java.util.List;

/**
 * The tables of {@link SecretsFile}. {@code id} only grows, so that a new row is always the last one; {@code live} is 0
 * once the sealed value has been overwritten. No index holds a sealed value.
 */
final class Schema {

    private static final int VERSION = 3;
    private static final List<String> DDL = List.of(
            "CREATE TABLE IF NOT EXISTS root (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS secret (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, kind TEXT NOT NULL,"
                    + " name TEXT, live INTEGER NOT NULL, sealed BLOB NOT NULL)",
            "CREATE UNIQUE INDEX IF NOT EXISTS secret_ref ON secret (ref) WHERE live = 1",
            "CREATE UNIQUE INDEX IF NOT EXISTS secret_name ON secret (kind, name) WHERE live = 1",
            "CREATE TABLE IF NOT EXISTS person_key (id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE,"
                    + " live INTEGER NOT NULL, sealed BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS history_head (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL)");

    private Schema() {}

    /** When a secret was put there, in seconds of 1970; null for those that are older than the column. */
    private static void addTime(SecretsFile file) {
        var there = file.first(
                        row -> row.getInt(1), "SELECT count(*) FROM pragma_table_info('secret') WHERE name = 'at'")
                .orElseThrow();
        if (there == 0) {
            file.update("ALTER TABLE secret ADD COLUMN at INTEGER");
        }
    }

    static void migrate(SecretsFile file) {
        var found = file.first(row -> row.getInt(1), "PRAGMA user_version").orElseThrow();
        if (found > VERSION) {
            throw new IllegalStateException(file.path() + " was written by a later release (format " + found + ")");
        }
        if (found < VERSION) {
            DDL.forEach(statement -> file.update(statement));
            addTime(file);
            file.update("PRAGMA user_version = " + VERSION);
        }
    }
}
