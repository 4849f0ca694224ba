package io.vdibroker.delivery.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.jdbc.JdbcException;

/** Asks events.db, by the index of the streams. */
record SqliteStreams(SqliteDatabase database) implements Streams {

    @Override
    public List<String> of(String kind) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT aggregateIdentifier FROM DomainEventEntry"
                        + " WHERE aggregateIdentifier > ? AND aggregateIdentifier < ? AND sequenceNumber = 0"
                        + " ORDER BY aggregateIdentifier")) {
            statement.setString(1, kind + '/');
            statement.setString(2, kind + (char) ('/' + 1));
            var streams = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    streams.add(row.getString(1));
                }
            }
            return streams;
        } catch (SQLException e) {
            throw new JdbcException("The event store could not be read", e);
        }
    }
}
