package io.vdibroker.web.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Tomcat use {@link BrokerProtocol}, and leaves the number of connections to {@link Connections}. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    private static final int WITHOUT_LIMIT = -1;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> brokerProtocol(Connections connections) {
        return server -> {
            server.setProtocol(BrokerProtocol.class.getName());
            server.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof BrokerProtocol protocol) {
                    protocol.setMaxConnections(WITHOUT_LIMIT);
                    protocol.setMaxSwallowSize(0); // a thread would wait for what nobody reads
                    protocol.tell(connections);
                }
                connector.setParseBodyMethods(""); // no form is ever read past the limits of bodies
            });
        };
    }
}
