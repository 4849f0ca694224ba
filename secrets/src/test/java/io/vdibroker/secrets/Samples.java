package io.vdibroker.secrets;

import io.vdibroker.api.person.UserId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** What several tests need: cheap hashing, people, and a burglar's access to the file. */
final class Samples {

    static final PasswordCost CHEAP = new PasswordCost(64, 1, 1, 4, java.time.Duration.ofSeconds(5));

    private Samples() {}

    static UserId person() {
        return new UserId(UUID.randomUUID());
    }

    static int sql(Path dir, String sql, Object... parameters) {
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + SecretsFile.in(dir))) {
            return SecretsFile.update(open, sql, parameters);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] sealed(Path dir, String table, String column, String value) {
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + SecretsFile.in(dir));
                var statement = open.prepareStatement("SELECT sealed FROM " + table + " WHERE " + column + " = ?")) {
            statement.setString(1, value);
            try (var row = statement.executeQuery()) {
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
