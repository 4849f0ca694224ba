package io.vdibroker.delivery.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.common.jdbc.JdbcException;

/** Looks through the text of all events: rare, and right for events that nobody thought of. */
record SqliteMentions(SqliteDatabase database) implements Mentions {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Override
    public Set<String> of(Set<String> ids) {
        Set<String> found = new HashSet<>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT payload FROM DomainEventEntry")) {
            while (found.size() < ids.size() && rows.next()) {
                ID.matcher(new String(rows.getBytes(1), StandardCharsets.UTF_8))
                        .results()
                        .map(result -> result.group())
                        .filter(ids::contains)
                        .forEach(found::add);
            }
            return found;
        } catch (SQLException e) {
            throw new JdbcException("The event store could not be read", e);
        }
    }
}
