package io.vdibroker.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped, as the build lists it, and what {@code META-INF/third-party.txt} says of it. */
class ThirdPartyTest {

    private static final Pattern SHIPPED = Pattern.compile("\\s*([^:\\s]+:[^:\\s]+):jar:([^:\\s]+):\\w+.*");
    private static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");

    private final List<List<String>> list = lines(Path.of("src/main/resources/META-INF/third-party.txt"))
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();

    @Test
    void namesAllThatIsShippedInItsVersionAndNothingElse() {
        var shipped = lines(Path.of("target/shipped.txt"))
                .map(SHIPPED::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1) + " " + line.group(2))
                .toList();
        assertThat(shipped).isNotEmpty();
        assertThat(list.stream().map(row -> row.get(0) + " " + row.get(1)).toList())
                .containsExactlyInAnyOrderElementsOf(shipped);
    }

    @Test
    void saysTheLicenceAndWhetherAdvisoriesWereLookedUp() {
        assertThat(list).allSatisfy(row -> {
            assertThat(row).hasSize(5).noneMatch(String::isEmpty);
            assertThat(row.get(3))
                    .matches(day -> day.equals("-") || DAY.matcher(day).matches());
        });
    }

    @Test
    void shipsNothingThatIsNamedBad() {
        assertThat(list).noneMatch(row -> row.get(4).startsWith("BAD"));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
