package io.vdibroker.delivery.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.common.jdbc.JdbcException;

/** How many secrets of each kind there were when the history was last written, kept in events.db. */
record SecretsSeen(SqliteDatabase database) {

    Map<String, Long> read() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT kind, number FROM SecretsSeen")) {
            var seen = new HashMap<String, Long>();
            while (row.next()) {
                seen.put(row.getString(1), row.getLong(2));
            }
            return seen;
        } catch (SQLException e) {
            throw new JdbcException("What is known about the secrets cannot be read", e);
        }
    }

    void write(Map<String, Long> byKind) {
        database.writeThrough(() -> {
            try (var statement = database.getConnection()
                    .prepareStatement("INSERT OR REPLACE INTO SecretsSeen (kind, number) VALUES (?, ?)")) {
                for (var entry : byKind.entrySet()) {
                    statement.setString(1, entry.getKey());
                    statement.setLong(2, entry.getValue());
                    statement.executeUpdate();
                }
                return true;
            } catch (SQLException e) {
                throw new JdbcException("What is known about the secrets could not be kept", e);
            }
        });
    }

    /** How many of each kind are not there any more. */
    Map<String, Long> missing(Map<String, Long> byKind) {
        var missing = new TreeMap<String, Long>();
        read().forEach((kind, number) -> {
            var lacking = number - byKind.getOrDefault(kind, 0L);
            if (lacking > 0) {
                missing.put(kind, lacking);
            }
        });
        return missing;
    }
}
