package io.vdibroker.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vdibroker.delivery.directory.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;

class StartFailuresTest {

    private final StartFailures failures = new StartFailures();

    @TempDir
    Path directory;

    @Test
    void namesTheDirectoryThatAnotherBrokerRunsOn() throws IOException {
        try (var first = DataDirectory.claim(directory)) {
            var second = catchThrowable(() -> DataDirectory.claim(directory));

            assertThat(sentence(bean("dataDirectory", second)))
                    .contains(first.path().toString(), "--data");
        }
    }

    @Test
    void namesTheDirectoryThatCannotBeMade() throws IOException {
        var inAFile = Files.createFile(directory.resolve("file")).resolve("data");

        assertThat(sentence(bean("dataDirectory", catchThrowable(() -> DataDirectory.claim(inAFile)))))
                .contains(inAFile.toString(), "--data");
    }

    @Test
    void namesThePortThatIsInUse() {
        assertThat(sentence(new IllegalStateException(new PortInUseException(8080))))
                .contains("8080", "--port");
    }

    @Test
    void namesTheOptionsOfAnAddressThatIsNotOfThisMachine() {
        assertThat(sentence(new IllegalStateException(new BindException("Cannot assign requested address"))))
                .contains("Cannot assign requested address", "--address");
    }

    @Test
    void quotesWhatIsWrongWithTheMasterKey() {
        var wrongKey = new IllegalStateException("This master key does not open the store", new IOException("tag"));

        assertThat(sentence(new BeanCreationException("endpoint", "unsatisfied", bean("secrets", wrongKey))))
                .isEqualTo("This master key does not open the store");
    }

    @Test
    void leavesWhatIsAMistakeOfOursToTheStackTrace() {
        assertThat(failures.analyze(bean("pools", new IllegalStateException("Duplicate key"))))
                .isNull();
        assertThat(failures.analyze(bean("secrets", new NullPointerException())))
                .isNull();
    }

    @Test
    void isPrintedWithoutAFrame() {
        var printed = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            new StartFailureReporter()
                    .report(new FailureAnalysis("Port 80 is in use", null, new PortInUseException(80)));
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Port 80 is in use");
    }

    private String sentence(Throwable failure) {
        return requireNonNull(failures.analyze(failure)).getDescription();
    }

    /** As Spring wraps what a factory method throws: the innermost of these names the bean. */
    private static BeanCreationException bean(String name, Throwable cause) {
        return new BeanCreationException(name, "Factory method threw", new RuntimeException("instantiation", cause));
    }
}
