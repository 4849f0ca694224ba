package io.vdibroker.web.connection;

import org.apache.tomcat.util.http.parser.HttpParser;

/**
 * Takes queries that hold what ought to have been encoded: the client puts the name of its computer there as it is, and
 * Tomcat
 * would refuse the handshake before anybody could look at it. Paths are read as strictly as ever.
 */
final class UnencodedQueries extends HttpParser {

    private static final String ALL_THAT_TOMCAT_CAN_ALLOW = "\"<>[\\]^`{|}";

    UnencodedQueries() {
        super(null, ALL_THAT_TOMCAT_CAN_ALLOW);
    }

    @Override
    public boolean isQueryRelaxed(int character) {
        return isBeyondAscii(character) || super.isQueryRelaxed(character);
    }

    @Override
    public boolean isNotRequestTargetRelaxed(int character) {
        return !isBeyondAscii(character) && super.isNotRequestTargetRelaxed(character);
    }

    /** A byte of UTF-8; as a Java byte it is negative. */
    private static boolean isBeyondAscii(int character) {
        return character < 0 || character > 127;
    }
}
