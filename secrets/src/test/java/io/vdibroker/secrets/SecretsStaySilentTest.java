package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vdibroker.api.person.Sealed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Neither logs, at any level, nor exceptions, nor texts of objects show what is secret. */
class SecretsStaySilentTest {

    private static final String VALUE = "s3cr3t-value";

    @TempDir
    Path dir;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final StringWriter shown = new StringWriter();
    private Level level = Level.INFO;

    @BeforeEach
    void listen() {
        level = root.getLevel();
        root.setLevel(Level.ALL);
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void leave() {
        root.detachAppender(logged);
        root.setLevel(level);
    }

    @Test
    void whateverHappens() {
        var master = Secrets.masterKey(dir, null, null);
        String tokenKey;
        try (var secrets = Secrets.open(dir, master, Samples.CHEAP)) {
            var store = secrets.store();
            var ref = store.put(SecretKind.ECP_KEY, VALUE);
            show(store.open(ref).orElseThrow());
            show(new DomainCredentials("login-of-" + VALUE, VALUE));
            show(master);
            var token = secrets.tokenKeys().current();
            tokenKey = Base64.getEncoder().encodeToString(token.key().getEncoded());
            show(token);
            var password = secrets.passwordHashes().store(VALUE);
            secrets.passwordHashes().matches(password, VALUE);
            secrets.passwordHashes().matches(null, VALUE);
            var person = Samples.person();
            var sealed = secrets.personalData().seal(person, VALUE);
            show(sealed);
            show(catchThrowable(() -> secrets.personalData().open(new Sealed(person, VALUE))));
            show(catchThrowable(() -> DomainCredentials.of(store.open(ref).orElseThrow())));
            var broken = store.put(SecretKind.DOMAIN_ACCOUNT, "{\"login\":" + VALUE);
            show(catchThrowable(() -> DomainCredentials.of(store.open(broken).orElseThrow())));
            Samples.sql(dir, "UPDATE secret SET sealed = x'0102' WHERE ref = ?", ref);
            show(catchThrowable(() -> store.open(ref)));
            Samples.sql(dir, "DROP TABLE secret");
            show(catchThrowable(() -> store.put(SecretKind.SIMPLE, VALUE)));
            show(catchThrowable(() -> secrets.passwordHashes().store(VALUE)));
        }
        show(catchThrowable(() -> Secrets.open(dir, MasterKey.random(), Samples.CHEAP)));
        show(catchThrowable(() -> MasterKey.of(VALUE, "VDI_MASTER_KEY")));
        logged.list.forEach(event -> shown.append(event.getFormattedMessage()).append('\n'));

        assertThat(shown.toString())
                .contains("ECP_KEY, ****", "DomainCredentials(****)", "MasterKey(****)", "A new master key")
                .doesNotContain(VALUE, master.base64(), tokenKey, "argon2id$");
    }

    @SuppressWarnings("NullAway") // catchThrowable answers null where nothing was thrown, which fails here
    private void show(Object object) {
        assertThat(object).isNotNull();
        if (object instanceof Throwable thrown) {
            thrown.printStackTrace(new PrintWriter(shown, true));
        }
        shown.append(object.toString()).append('\n');
    }
}
