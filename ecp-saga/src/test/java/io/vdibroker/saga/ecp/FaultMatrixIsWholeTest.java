package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A call of ECP that nobody has seen fail is not asked for: the matrix of {@code demo} has each of them. */
class FaultMatrixIsWholeTest {

    private static final Path CALLS =
            Path.of("..", "demo", "src", "test", "resources", "io", "vdibroker", "demo", "matrix-calls.txt");

    @Test
    void hasEveryCallOfTheClientAndNoOther() throws IOException {
        var calls = Arrays.stream(EcpClient.class.getDeclaredMethods())
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        var rows = Files.readAllLines(CALLS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(";")[0])
                .collect(Collectors.toSet());

        assertThat(rows).containsExactlyInAnyOrderElementsOf(calls);
    }
}
