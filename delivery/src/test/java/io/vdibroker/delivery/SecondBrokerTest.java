package io.vdibroker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.delivery.directory.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SecondBrokerTest {

    @TempDir
    Path directory;

    @TempDir
    Path logs;

    @Test
    @Timeout(120)
    void isTurnedAwayFromADirectoryInUse() throws Exception {
        var log = logs.resolve("second.log");
        try (var first = DataDirectory.claim(directory);
                var second = new BrokerProcess(directory, log)) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(log).content().contains("Another broker is running on the data directory " + first.path());
            assertThat(directory.resolve("events.db")).doesNotExist();
        }
        assertThat(Files.exists(directory)).isTrue();
    }
}
