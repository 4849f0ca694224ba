package io.vdibroker.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BrokerTest {

    @TempDir
    Path directory;

    @Test
    void listensToThisMachineOnly() {
        var address = new CommandLine(new Broker.Serve()).getCommandSpec().findOption("--address");
        assertThat((String) address.getValue()).isEqualTo("127.0.0.1");
    }

    @Test
    void saysWhatToDoWithADirectoryThatIsOpenToOthers() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var said = new StringWriter();
        var exitCode = new CommandLine(new Broker.Serve())
                .setErr(new PrintWriter(said))
                .execute("--data", directory.toString());
        assertThat(exitCode).isEqualTo(2);
        assertThat(said.toString()).contains("chmod 700");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--foo", "more", "--port=abc", "--port=0", "--port=65536", "--data=", "--data=/dev/null/x"})
    void refusesAWrongOptionWithTheUsage(String option) {
        var said = new StringWriter();

        assertThat(new CommandLine(new Broker.Serve())
                        .setErr(new PrintWriter(said))
                        .execute(option))
                .isEqualTo(2);
        assertThat(said.toString()).contains("Usage: serve").doesNotContain("Exception");
    }
}
