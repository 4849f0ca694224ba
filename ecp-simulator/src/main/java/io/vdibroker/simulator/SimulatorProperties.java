package io.vdibroker.simulator;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What is said on the command line. The plain port is the next one after {@code port}. */
@ConfigurationProperties("simulator")
public record SimulatorProperties(
        @DefaultValue("8443") int port,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("localhost") List<String> names,
        @DefaultValue("ecp-simulator-data") Path data,
        @DefaultValue("false") boolean keepState,
        @Nullable Path scenario,
        @Nullable Double timeFactor,
        @DefaultValue("1") long seed) {

    public int plainPort() {
        return port + 1;
    }
}
