package io.vdibroker.delivery;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into events.db from outside. */
record SampleState(Path directory) {

    long count(String table) throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM " + table).get(0));
    }

    /** Type and JSON of each event, in order. */
    List<String> events() throws SQLException {
        return ask("SELECT substr(payloadType, instr(payloadType, '$') + 1) || ' ' || CAST(payload AS TEXT)"
                + " FROM DomainEventEntry ORDER BY globalIndex");
    }

    List<String> ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }
}
