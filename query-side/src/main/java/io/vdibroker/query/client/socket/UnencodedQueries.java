package io.vdibroker.query.client.socket;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.http.parser.HttpParser;

/**
 * HTTP whose queries may hold what ought to have been encoded: the client puts the name of its computer there as it is, and
 * Tomcat would refuse the handshake before anybody could look at it. Paths are read as strictly as ever.
 */
public final class UnencodedQueries extends Http11NioProtocol {

    private static final HttpParser PARSER = new Lenient();

    @Override
    public HttpParser getHttpParser() {
        return PARSER;
    }

    private static final class Lenient extends HttpParser {

        private static final String ALL_THAT_TOMCAT_CAN_ALLOW = "\"<>[\\]^`{|}";

        Lenient() {
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
}
