package io.vdibroker.delivery.store;

import java.sql.SQLException;
import org.axonframework.common.jdbc.JdbcException;

/** Asks events.db. */
record SqliteEventLog(SqliteDatabase database) implements EventLog {

    @Override
    public long head() {
        return Long.parseLong(ask("SELECT coalesce(max(globalIndex), 0) FROM DomainEventEntry"));
    }

    @Override
    public String identity() {
        return ask("SELECT id FROM StoreIdentity");
    }

    private String ask(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new JdbcException("The event store could not be read", e);
        }
    }
}
