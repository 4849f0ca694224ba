package io.vdibroker.simulator;

import io.vdibroker.simulator.http.Connections;
import io.vdibroker.simulator.http.EcpHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** One server with two doors: https, and plain http on the next port. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
    private static final int THREADS = 200;

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> server(SimulatorProperties properties, Doors doors) {
        return factory -> {
            InetAddress address = address(properties.host());
            factory.setPort(properties.port());
            factory.setAddress(address);
            factory.setSsl(ssl(properties));
            factory.addEngineValves(new Connections());
            Connector plain = new Connector("HTTP/1.1");
            plain.setPort(properties.plainPort());
            factory.addAdditionalConnectors(plain);
            setUp(plain, address);
            doors.add(plain);
            factory.addConnectorCustomizers(connector -> {
                setUp(connector, address);
                doors.add(connector);
            });
        };
    }

    /** A connection is only closed by the client, or because a test asked for it. */
    private static void setUp(Connector connector, InetAddress address) {
        connector.setProperty("bindOnInit", "false"); // or a door that is shut would still take connections
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setAddress(address);
            protocol.setMaxThreads(THREADS);
            protocol.setMaxKeepAliveRequests(-1);
            protocol.setKeepAliveTimeout((int) Duration.ofMinutes(5).toMillis());
        }
    }

    private static Ssl ssl(SimulatorProperties properties) {
        List<String> names = new ArrayList<>(List.of("localhost"));
        names.addAll(properties.names());
        Ssl ssl = new Ssl();
        ssl.setKeyStore(Certificates.prepare(properties.data(), names).toUri().toString());
        ssl.setKeyStoreType("PKCS12");
        ssl.setKeyStorePassword(Certificates.PASSWORD);
        ssl.setKeyAlias(Certificates.ALIAS);
        return ssl;
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No such address: " + host, e);
        }
    }

    /** Last of all: whatever the admin API and the websocket do not take. */
    @Bean
    SimpleUrlHandlerMapping ecpRequests(EcpHandler handler) {
        return new SimpleUrlHandlerMapping(Map.of("/**", handler), Ordered.LOWEST_PRECEDENCE - 10);
    }
}
