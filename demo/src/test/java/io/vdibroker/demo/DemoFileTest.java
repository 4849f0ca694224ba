package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {

    private static final DemoFile.Simulator SIMULATOR =
            new DemoFile.Simulator("https://127.0.0.1:1", "http://127.0.0.1:2", "key");

    @TempDir
    Path directory;

    @Test
    void isKeptBeforeTheBrokerKnowsAnything() throws IOException {
        var plan = DemoFile.plan("http://127.0.0.1:3", SIMULATOR);
        plan.write(directory);

        assertThat(DemoFile.read(directory)).contains(plan);
        assertThat(plan.waitsForSeeding()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("demo.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void waitsForNothingOnceAllIsMade() {
        DemoFile.plan("http://127.0.0.1:3", SIMULATOR).afterSeeding().write(directory);

        assertThat(DemoFile.read(directory).orElseThrow().waitsForSeeding()).isFalse();
    }

    @Test
    void ofAnOlderDemoWaitsForNothing() throws IOException {
        Files.writeString(
                directory.resolve("demo.json"),
                """
                {"url":"http://127.0.0.1:3","admin":{"name":"admin","password":"secret"},"users":[],"pools":[],
                 "simulator":{"https":"https://127.0.0.1:1","http":"http://127.0.0.1:2","key":"key"}}
                """);

        assertThat(DemoFile.read(directory).orElseThrow().waitsForSeeding()).isFalse();
    }

    @Test
    void planAsksForTheSameThingsAgain() {
        var first = DemoFile.plan("http://127.0.0.1:3", SIMULATOR);
        var second = DemoFile.plan("http://127.0.0.1:4", SIMULATOR);

        assertThat(second.pools()).isEqualTo(first.pools());
        assertThat(second.admin()).isNotEqualTo(first.admin());
    }

    @Test
    void followsTheAddressesAndKeepsThePasswords() {
        var moved = DemoFile.plan("http://127.0.0.1:3", SIMULATOR);

        assertThat(moved.at("http://127.0.0.1:5", SIMULATOR))
                .usingRecursiveComparison()
                .ignoringFields("url")
                .isEqualTo(moved);
    }
}
