package io.vdibroker.saga.worker;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the names of accounts out of what a directory says. What may be one is taken for one. */
final class AccountMask {

    private static final String MASKED = "***";
    private static final Pattern QUALIFIED =
            Pattern.compile("[^\\s'\"\\\\(]+\\\\[^\\s'\",;)]+|[^\\s'\"@(]+@[^\\s'\",;)]+");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|«[^»]*»");
    private static final Pattern DISTINGUISHED = Pattern.compile("(?i)\\b(cn|uid)=[^,;'\"]+");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(user name|username|user|account|login|logon|principal)(\\s+is|\\s+name)?(\\s*[:=]\\s*|\\s+)(['\"]?)"
                    + "(?!(?:name|or|and|is|was|are|not|has|does|did|for|of|in|on|to|the|a|an|with|already|failure|failed"
                    + "|cannot|could|can|may|must|unknown|restrictions?|disabled|expired|locked|exists?|password|rights?)\\b)"
                    + "[^\\s'\",;:]+");

    private final @Nullable Pattern login;

    private AccountMask(@Nullable Pattern login) {
        this.login = login;
    }

    /** Of a known account also wherever it is named alone. */
    static AccountMask of(@Nullable String login) {
        if (login == null || login.isBlank()) {
            return new AccountMask(null);
        }
        var bare = login.substring(login.indexOf('\\') + 1);
        bare = bare.contains("@") ? bare.substring(0, bare.indexOf('@')) : bare;
        return new AccountMask(
                bare.isBlank()
                        ? null
                        : Pattern.compile(Pattern.quote(bare.toLowerCase(Locale.ROOT)), Pattern.CASE_INSENSITIVE));
    }

    String apply(String text) {
        var masked = QUOTED.matcher(text).replaceAll(MASKED);
        masked = QUALIFIED.matcher(masked).replaceAll(MASKED);
        masked = DISTINGUISHED.matcher(masked).replaceAll("$1=***");
        masked = NAMED.matcher(masked).replaceAll("$1$2$3$4***");
        return login == null ? masked : login.matcher(masked).replaceAll(MASKED);
    }
}
