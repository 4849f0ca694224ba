package io.vdibroker.secrets;

import io.vdibroker.api.person.UserId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** What several tests need: cheap hashing, people, and a burglar's access to the file. */
final class Samples {

    static final PasswordCost CHEAP = new PasswordCost(64, 1, 1, 4);

    private Samples() {}

    static UserId person() {
        return new UserId(UUID.randomUUID());
    }

    static int sql(Path dir, String sql, Object... parameters) {
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + SecretsFile.in(dir));
                var statement = SecretsFile.prepare(open, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(Path dir, String sql, Object... parameters) {
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + SecretsFile.in(dir));
                var statement = SecretsFile.prepare(open, sql, parameters);
                var row = statement.executeQuery()) {
            return row.getBytes(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
