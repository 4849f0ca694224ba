package io.vdibroker.query.client.web;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.query.controller.Controllers;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.stereotype.Component;

/** Where controllers are, in the form that clients take: a host alone. */
@Component
class ControllerHosts {

    private final Controllers controllers;

    ControllerHosts(Controllers controllers) {
        this.controllers = controllers;
    }

    /** Empty if the view does not know it. */
    String hostOf(ControllerId controllerId) {
        return controllers.addressOf(controllerId).map(ControllerHosts::host).orElse("");
    }

    private static String host(String address) {
        try {
            var host = new URI(address.contains("://") ? address : "https://" + address).getHost();
            return host == null ? address : host;
        } catch (URISyntaxException e) {
            return address; // an administrator gave it, and it was reached
        }
    }
}
