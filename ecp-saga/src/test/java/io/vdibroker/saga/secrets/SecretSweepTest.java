package io.vdibroker.saga.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.secrets.MasterKey;
import io.vdibroker.secrets.PasswordCost;
import io.vdibroker.secrets.SecretKind;
import io.vdibroker.secrets.SecretStore;
import io.vdibroker.secrets.Secrets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretSweepTest {

    @TempDir
    static Path directory;

    private final Set<String> history = new HashSet<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean older = new AtomicBoolean();
    private Path data;
    private Secrets secrets;
    private SecretStore store;
    private SecretSweep sweep;

    @BeforeEach
    void open() {
        data = directory.resolve(UUID.randomUUID().toString());
        secrets = Secrets.open(data, MasterKey.random(), new PasswordCost(64, 1, 1, 1, Duration.ofSeconds(5)));
        store = secrets.store();
        sweep = new SecretSweep(
                store,
                ids -> {
                    looks.incrementAndGet();
                    var found = new HashSet<>(ids);
                    found.retainAll(history);
                    return found;
                },
                older::get);
    }

    @AfterEach
    void close() {
        secrets.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = SecretKind.class,
            names = {"ECP_KEY", "DOMAIN_ACCOUNT", "PASSWORD_HASH"})
    void takesWhatNoEventNamesAfterADayAndASecondLook(SecretKind kind) throws Exception {
        var forgotten = store.put(kind, "of a command that never came");
        var named = store.put(kind, "in use");
        history.add(named);
        putDaysAgo(2);
        var fresh = store.put(kind, "of a command in flight");

        sweep.sweep();
        assertThat(store.open(forgotten))
                .as("a clock may have been set forward")
                .isPresent();

        sweep.sweep();
        assertThat(store.open(forgotten)).isEmpty();
        assertThat(store.open(named)).isPresent();
        assertThat(store.open(fresh)).isPresent();
    }

    @Test
    void takesWhatIsOlderThanTheColumnThatTellsItsAge() throws Exception {
        var forgotten = store.put(SecretKind.ECP_KEY, "of an earlier version");
        sql("UPDATE secret SET at = NULL");
        sweep.sweep();
        sweep.sweep();
        assertThat(store.open(forgotten)).isEmpty();
    }

    @Test
    void leavesWhatIsTheBrokersOwn() throws Exception {
        var own = store.putIfAbsent(SecretKind.ECP_KEY, "a name", () -> "value");
        var other = store.put(SecretKind.SIMPLE, "another kind");
        var before = secrets.tokenKeys().current().id();
        putDaysAgo(30);
        sweep.sweep();
        sweep.sweep();
        assertThat(store.open(own)).isPresent();
        assertThat(store.open(other)).isPresent();
        assertThat(secrets.tokenKeys().current().id()).isEqualTo(before);
    }

    @Test
    void takesNothingWhileTheStoreIsOlderThanWhatHappenedAndLooksTwiceAfterwards() throws Exception {
        var maybe = store.put(SecretKind.DOMAIN_ACCOUNT, "of events that are missing");
        putDaysAgo(2);
        sweep.sweep();
        older.set(true);
        sweep.sweep();
        assertThat(store.open(maybe)).isPresent();

        older.set(false);
        sweep.sweep();
        assertThat(store.open(maybe)).isPresent();
        history.add(maybe);
        sweep.sweep();
        assertThat(store.open(maybe)).isPresent();
    }

    @Test
    void readsTheHistoryOnlyForWhatIsNew() throws Exception {
        history.add(store.put(SecretKind.ECP_KEY, "in use"));
        sweep.sweep();
        assertThat(looks).as("it is not a day old").hasValue(0);
        putDaysAgo(2);
        sweep.sweep();
        sweep.sweep();
        sweep.sweep();
        assertThat(looks).hasValue(1);
    }

    private void putDaysAgo(int days) throws SQLException {
        sql("UPDATE secret SET at = at - " + Duration.ofDays(days).toSeconds());
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("secrets.db"));
                var open = connection.createStatement()) {
            open.executeUpdate(statement);
        }
    }
}
