package io.vdibroker.query.client.web;

import io.vdibroker.query.client.ClientProperties;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** What clients may know before they sign in. */
@ClientRest
class AboutEndpoint {

    /** The client takes its features from this version, which is that of the protocol. */
    record Version(String version, String year, String url, String copyright) {}

    /** No single sign-on, no directory: they are not there. */
    record Settings(String language, String broker_name, boolean sso, String ldap) {}

    private final Version version;
    private final Settings settings;

    AboutEndpoint(ClientProperties properties) {
        version = new Version(properties.protocolVersion(), "", "", "");
        settings = new Settings(properties.language().getLanguage(), properties.brokerName(), false, "");
    }

    @GetMapping("/version")
    ResponseEntity<Object> version() {
        return Envelope.of(version);
    }

    @GetMapping("/settings")
    ResponseEntity<Object> settings() {
        return Envelope.of(settings);
    }
}
