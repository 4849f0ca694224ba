package io.vdibroker.command.person;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords that nobody chose. */
public final class NewPasswords {

    private static final int BYTES = 18;

    private NewPasswords() {}

    /** One that nobody has seen. */
    public static String make() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
