package io.vdibroker.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the broker that it takes requests. */
@Component
class StartUp {

    private static final Logger log = LoggerFactory.getLogger(StartUp.class);

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context
                && context.getWebServer() != null) {
            log.info(
                    "The broker takes requests on port {}, {} ms after its start",
                    context.getWebServer().getPort(),
                    event.getTimeTaken() == null ? "?" : event.getTimeTaken().toMillis());
        }
    }
}
