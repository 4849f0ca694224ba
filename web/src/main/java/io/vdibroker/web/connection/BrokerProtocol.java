package io.vdibroker.web.connection;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.http.parser.HttpParser;

/**
 * HTTP as VeiL Connect speaks it: queries may hold what ought to have been encoded, and a head may repeat a line that
 * says
 * nothing new. Tomcat makes it by its name.
 */
public final class BrokerProtocol extends Http11NioProtocol {

    private static final HttpParser PARSER = new UnencodedQueries();

    private final BrokerEndpoint endpoint;

    /** Tomcat needs it without parameters. */
    public BrokerProtocol() {
        this(new BrokerEndpoint());
    }

    private BrokerProtocol(BrokerEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Who hears of each connection. */
    void tell(Connections connections) {
        endpoint.tell(connections);
    }

    @Override
    public HttpParser getHttpParser() {
        return PARSER;
    }
}
