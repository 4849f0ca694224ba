package io.vdibroker.command.machine;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names that differ by the number at their end, as ECP numbers clones. */
record NameSeries(String base, int number) {

    /** That many numbers are tried one after the other; then the gaps double, so that a long series has an end. */
    private static final int ONE_BY_ONE = 20;

    private static final int FURTHER = 16;

    private static final Pattern NUMBERED = Pattern.compile("(.+)-([1-9]\\d{0,6})");

    static NameSeries of(String name) {
        var numbered = NUMBERED.matcher(name);
        return numbered.matches()
                ? new NameSeries(numbered.group(1), Integer.parseInt(numbered.group(2)))
                : new NameSeries(name, 0);
    }

    /** The names after this one, in the order in which they are tried; bounded. */
    Stream<String> following() {
        var gaps = IntStream.concat(
                IntStream.rangeClosed(1, ONE_BY_ONE),
                IntStream.rangeClosed(1, FURTHER).map(power -> ONE_BY_ONE + (1 << power)));
        return gaps.mapToObj(gap -> base + "-" + (number + gap));
    }
}
