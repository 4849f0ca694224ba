package io.vdibroker.query.client.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A dotted version, compared number by number. */
record ClientVersion(int[] numbers) implements Comparable<ClientVersion> {

    private static final Pattern DOTTED = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,5}");

    static Optional<ClientVersion> of(String text) {
        return DOTTED.matcher(text).matches()
                ? Optional.of(new ClientVersion(Arrays.stream(text.split("\\."))
                        .mapToInt(Integer::parseInt)
                        .toArray()))
                : Optional.empty();
    }

    @Override
    public int compareTo(ClientVersion other) {
        return Arrays.compare(numbers, other.numbers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientVersion version && Arrays.equals(numbers, version.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
