package io.vdibroker.demo;

import java.security.SecureRandom;

/** Makes passwords that nobody knows before. */
final class Passwords {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String random() {
        return RANDOM.ints(16, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
