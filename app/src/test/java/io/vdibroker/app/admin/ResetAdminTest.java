package io.vdibroker.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.event.PasswordSet;
import io.vdibroker.api.person.event.UserActivated;
import io.vdibroker.api.person.event.UserDeactivated;
import io.vdibroker.api.person.event.UserRolesChanged;
import io.vdibroker.delivery.directory.DataDirectory;
import io.vdibroker.delivery.store.Restorations;
import io.vdibroker.delivery.store.StoredEvents;
import io.vdibroker.secrets.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** The way back, over the stores of a broker that is stopped. */
class ResetAdminTest {

    private static final Pattern SHOWN = Pattern.compile("shown only now: (\\S+)");

    @TempDir
    Path directory;

    private final StringWriter said = new StringWriter();
    private Path data;

    @BeforeEach
    void firstStart() {
        data = directory.resolve("data");
        start().close();
    }

    private ConfigurableApplicationContext start() {
        var application = new SpringApplication(ResetAdmin.Deciding.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("vdi.data-dir", data.toString(), "logging.level.root", "ERROR"));
        return application.run();
    }

    @Test
    void givesANewPasswordTheRoleAndAnActiveAccountAndTheHistoryTellsIt() {
        assertThat(reset("--data", data.toString())).as(said.toString()).isZero();

        var shown = SHOWN.matcher(said.toString());
        assertThat(shown.find()).isTrue();
        var set = passwords();
        assertThat(set).hasSize(2);
        assertThat(set.get(1).replacedRef()).isEqualTo(set.get(0).credentialRef());
        try (var secrets = Secrets.openExisting(data, null)) {
            assertThat(secrets.passwordHashes().matches(set.get(1).credentialRef(), shown.group(1)))
                    .isTrue();
        }
        assertThat(of(UserRolesChanged.class))
                .extracting(UserRolesChanged::roles)
                .containsExactly(Set.of(Role.SECURITY_ADMINISTRATOR));
        assertThat(of(UserDeactivated.class)).isEmpty();
        assertThat(of(UserActivated.class)).as("it was active").isEmpty();
    }

    @Test
    void mayBeRepeatedWithAnotherPasswordEachTime() {
        assertThat(reset("--data", data.toString())).isZero();
        assertThat(reset("--data", data.toString())).isZero();
        assertThat(passwords()).hasSize(3);
    }

    @Test
    void leavesAStoreThatDoesNotSeemOlderThanItIs() {
        assertThat(reset("--data", data.toString())).isZero();
        try (var again = start()) {
            assertThat(again.getBean(Restorations.class).open()).isEmpty();
        }
    }

    @Test
    void changesNothingOfWhoIsNotThere() {
        assertThat(reset("--data", data.toString(), "--login", "nobody")).isEqualTo(2);
        assertThat(said.toString()).contains("Nobody has the login nobody");
        assertThat(passwords()).hasSize(1);
    }

    @Test
    void waitsForNoBrokerThatRuns() throws IOException {
        try (var running = DataDirectory.claim(data)) {
            assertThat(reset("--data", data.toString())).isEqualTo(2);
        }
        assertThat(passwords()).hasSize(1);
    }

    @Test
    void makesNoStoreWhereThereIsNone() {
        var other = directory.resolve("other");
        assertThat(reset("--data", other.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("There is no event store");
        assertThat(other).doesNotExist();
    }

    private int reset(String... options) {
        var words = new ArrayList<>(List.of("reset"));
        words.addAll(List.of(options));
        return new CommandLine(new Admin())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(words.toArray(new String[0]));
    }

    private List<PasswordSet> passwords() {
        return of(PasswordSet.class);
    }

    private <T> List<T> of(Class<T> type) {
        List<T> found = new ArrayList<>();
        try (var events = StoredEvents.open(data)) {
            events.forEach(event -> {
                if (type.isInstance(event.payload())) {
                    found.add(type.cast(event.payload()));
                }
            });
        }
        return found;
    }
}
