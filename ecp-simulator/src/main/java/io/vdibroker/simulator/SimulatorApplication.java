package io.vdibroker.simulator;

import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.event.EventListener;

/** Stands in for ECP VeiL as a process of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulatorApplication {
    private final SimulatorProperties properties;

    SimulatorApplication(SimulatorProperties properties) {
        this.properties = properties;
    }

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(CommandLine.USAGE);
            return;
        }
        Map<String, Object> given;
        try {
            given = CommandLine.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(CommandLine.USAGE);
            System.exit(2);
            return;
        }
        SpringApplication application = new SpringApplication(SimulatorApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(given);
        application.run();
    }

    /** The one line that scripts wait for. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        System.out.println("SIMULATOR READY https://127.0.0.1:" + properties.port() + " http://127.0.0.1:"
                + properties.plainPort());
    }
}
