package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said before anything is started; the jars are missing, so nothing could be. */
class DemoOptionsTest {

    private static final int BAD_OPTION = 2;

    private final StringWriter said = new StringWriter();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--foo",
                "more",
                "--port=abc",
                "--port=0",
                "--port=65536",
                "--simulator-port=65535",
                "--simulator-port=-1",
                "--port=18443",
                "--port=18444",
                "--time-factor=0",
                "--time-factor=NaN",
                "--data="
            })
    void areRefusedWithTheUsage(String option) {
        assertThat(demo(option)).isEqualTo(BAD_OPTION);
        assertThat(said.toString()).contains("Usage: broker demo").doesNotContain("Exception");
    }

    @Test
    void nameAFileWhereADirectoryIsNeeded() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        assertThat(demo("--data", file.toString())).isEqualTo(BAD_OPTION);
        assertThat(said.toString()).contains(file + " is a file", "--data").hasLineCount(1);
    }

    @Test
    void nameADirectoryThatAnotherDemoRunsOn() {
        try (var first = DemoDirectory.claim(directory)) {
            assertThat(demo("--data", directory.toString())).isEqualTo(1);
            assertThat(said.toString())
                    .contains("Another demo", first.path().toString(), "--data")
                    .hasLineCount(1);
        }
    }

    @Test
    void nameAPortThatSomebodyListensOn() throws IOException {
        try (var stranger = new ServerSocket(0)) {
            var port = stranger.getLocalPort();

            assertThat(demo("--data", directory.toString(), "--port", Integer.toString(port)))
                    .isEqualTo(1);
            assertThat(said.toString()).contains("Port " + port, "--port").hasLineCount(1);
            assertThat(directory.resolve("simulator")).doesNotExist();
        }
    }

    @Test
    void nameASimulatorWhoseSecondPortSomebodyListensOn() throws IOException {
        try (var stranger = new ServerSocket(0)) {
            var port = stranger.getLocalPort();

            assertThat(demo("--data", directory.toString(), "--port=1024", "--simulator-port=" + (port - 1)))
                    .isEqualTo(1);
            assertThat(said.toString()).contains("Port ").hasLineCount(1);
            assertThat(directory.resolve("simulator")).doesNotExist();
        }
    }

    @Test
    void haveAFileOfAnEarlierDemoThatIsBroken() throws IOException {
        Files.writeString(directory.resolve("demo.json"), "{");

        assertThat(demo("--data", directory.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("demo.json", "--data").hasLineCount(1);
    }

    private int demo(String... options) {
        var arguments = new ArrayList<>(List.of("demo", "--broker-jar", "no.jar", "--simulator-jar", "no.jar"));
        arguments.addAll(List.of(options));
        return Tools.commandLine().setErr(new PrintWriter(said, true)).execute(arguments.toArray(String[]::new));
    }
}
