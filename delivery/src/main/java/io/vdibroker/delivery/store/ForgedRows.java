package io.vdibroker.delivery.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.axonframework.common.jdbc.JdbcException;

/**
 * What somebody else put behind the end of the history while the broker was down: it is moved to a table of its own,
 * where an
 * administrator can look at it. Left in place it would hold up every reader for good, and that may be what it was meant
 * for.
 */
record ForgedRows(SqliteDatabase database) {

    static final String TABLE = "ForgedEventEntry";

    /** All from this position on. */
    void setAside(long from) {
        database.writeThrough(() -> {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS " + TABLE + " AS SELECT * FROM DomainEventEntry WHERE 1 = 0");
                statement.execute(
                        "INSERT INTO " + TABLE + " SELECT * FROM DomainEventEntry WHERE globalIndex >= " + from);
                return statement.executeUpdate("DELETE FROM DomainEventEntry WHERE globalIndex >= " + from);
            } catch (SQLException e) {
                throw new JdbcException("Forged events could not be set aside", e);
            }
        });
    }

    /** How many were ever set aside, until somebody drops the table. */
    long count() {
        try (var connection = database.getConnection()) {
            return count(connection);
        } catch (SQLException e) {
            throw new JdbcException("The event store could not be read", e);
        }
    }

    static long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var table =
                    statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE name = '" + TABLE + "'")) {
                if (!table.next() || table.getLong(1) == 0) {
                    return 0;
                }
            }
            try (var rows = statement.executeQuery("SELECT count(*) FROM " + TABLE)) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
