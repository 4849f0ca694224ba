package io.vdibroker.saga.ecp;

import java.util.List;

/** The colour in which ECP shows a tag: the same for the same name, so that a repeated request is the same. */
final class TagColour {

    private static final List<String> COLOURS =
            List.of("#1e88e5", "#43a047", "#8e24aa", "#f4511e", "#00897b", "#3949ab", "#c0ca33", "#6d4c41");

    private TagColour() {}

    static String of(String name) {
        return COLOURS.get(Math.floorMod(name.hashCode(), COLOURS.size()));
    }
}
