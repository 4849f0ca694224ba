package io.vdibroker.api;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names that people give may be made of, and which of them are one. */
public final class Names {

    /** What is not seen, and neither a control nor a format character: fillers, joiners and the like. */
    private static final String UNSEEN =
            "\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2065}\\x{3164}"
                    + "\\x{FFA0}\\x{FFF0}-\\x{FFF8}\\x{E0000}-\\x{E0FFF}";

    private static final String NO = "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}" + UNSEEN;

    /**
     * Matches one line of text without control, format, bidirectional and other characters that nobody sees; nothing,
     * too.
     */
    public static final String LINE = "[^" + NO + "]*";

    /** The same with something in it that is seen, at the beginning and at the end. */
    public static final String NAME = "[^\\p{Z}" + NO + "]([^" + NO + "]*[^\\p{Z}" + NO + "])?";

    /** What is said of a text that is none. */
    public static final String LINE_RULE =
            "Must have no control characters, line breaks or characters that nobody sees";

    /** What is said of a name that is none. */
    public static final String NAME_RULE =
            LINE_RULE + ", no blank at the beginning or the end, and something in between";

    /** Variation selectors too: they change how a letter looks, not which one it is. */
    private static final Pattern IGNORABLE = Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}" + UNSEEN + "]");

    private Names() {}

    /** The same text with each letter in its one composed form. */
    public static @Nullable String composed(@Nullable String text) {
        return text == null ? null : Normalizer.normalize(text, Form.NFC);
    }

    /**
     * Equal for names that are one: neither case, nor width, nor ligatures, nor what nobody sees makes another name.
     */
    public static String key(String name) {
        var visible = IGNORABLE.matcher(Normalizer.normalize(name, Form.NFKC)).replaceAll("");
        var folded = visible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return IGNORABLE.matcher(Normalizer.normalize(folded, Form.NFKC)).replaceAll("");
    }
}
