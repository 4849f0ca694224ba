package io.vdibroker.secrets;

import io.vdibroker.api.Names;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;

/** Which logins are the same one, wherever they are made or looked up. */
public final class Logins {

    private static final EnumSet<UnicodeScript> LOOK_ALIKES =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    private Logins() {}

    /** The form whose keyed hash finds the account: see {@link Names#key}. */
    public static String folded(String login) {
        return Names.key(login.strip());
    }

    /** The form of earlier versions, by which accounts are found that they made: the same for nearly all. */
    public static String normal(String login) {
        var composed = Normalizer.normalize(login.strip(), Normalizer.Form.NFKC);
        return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    /** Whether letters of alphabets that look alike are mixed, so that it could be taken for the login of somebody else. */
    public static boolean mixesLookAlikes(String login) {
        var seen = EnumSet.noneOf(UnicodeScript.class);
        Normalizer.normalize(login, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(LOOK_ALIKES::contains)
                .forEach(seen::add);
        return seen.size() > 1;
    }
}
