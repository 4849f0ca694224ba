package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CrashTest {

    @TempDir
    Path dir;

    @Test
    void losesNothingThatWasReturnedBeforeTheProcessWasKilled() throws Exception {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.sqlite.tmpdir=" + dir,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new ArrayList<String[]>();
        try (var output = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            while (lines.size() < 30) {
                var line = output.readLine().split(" ");
                if (line[0].equals("WROTE")) { // and not a line of its log
                    lines.add(line);
                }
            }
            child.destroyForcibly(); // in the middle of its next write
            child.waitFor();
        }

        try (var secrets = Secrets.open(dir, Secrets.masterKey(dir, null, null), Samples.CHEAP)) {
            for (var line : lines) {
                assertThat(secrets.store().open(line[1])).map(Secret::reveal).contains("kept");
                assertThat(secrets.personalData().open(new Sealed(UserId.of(line[2]), line[3])))
                        .contains("Anna");
                assertThat(secrets.personalData().open(new Sealed(UserId.of(line[4]), line[5])))
                        .isEmpty();
            }
        }
    }

    /** Writes until it is killed, and says what was returned to it. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) {
            var dir = Path.of(args[0]);
            try (var secrets = Secrets.open(dir, Secrets.masterKey(dir, null, null), Samples.CHEAP)) {
                while (!Thread.interrupted()) {
                    var ref = secrets.store().put(SecretKind.ECP_KEY, "kept");
                    var anna = Samples.person();
                    var sealed = secrets.personalData().seal(anna, "Anna");
                    var boris = Samples.person();
                    var erased = secrets.personalData().seal(boris, "Boris");
                    secrets.personalData().erase(boris);
                    System.out.println(String.join(
                            " ",
                            "WROTE",
                            ref,
                            anna.value().toString(),
                            sealed.ciphertext(),
                            boris.value().toString(),
                            erased.ciphertext()));
                }
            }
        }
    }
}
