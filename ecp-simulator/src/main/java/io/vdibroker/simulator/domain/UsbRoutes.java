package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Domain.UsbDevice;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** USB devices that are reached over TCP (3.12): at once, and a caller who wants a task of it gets one that is done. */
@Component
class UsbRoutes implements Router.Routes {
    private static final String TYPE = "tcp_usb_device";

    private final Domains domains;
    private final TaskEngine engine;

    UsbRoutes(Domains domains, TaskEngine engine) {
        this.domains = domains;
        this.engine = engine;
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/domains/{id}/attach-usb/", this::attach).post("/api/domains/{id}/detach-usb/", this::detach);
    }

    private Answer attach(Call call) {
        Domain domain = find(call);
        JsonNode device = call.body().path("tcp_usb");
        String host = device.path("host").asString("");
        if (host.isEmpty() || !device.path("service").isIntegralNumber()) {
            throw EcpError.field("tcp_usb", "host and service are required.");
        }
        domain.usbDevices.add(new UsbDevice(
                UUID.randomUUID().toString(), host, device.path("service").intValue()));
        return shown(domain);
    }

    private Answer detach(Call call) {
        Domain domain = find(call);
        String uuid = call.optionalText("usb");
        if (call.flag("remove_all")) {
            domain.usbDevices.clear();
        } else if (uuid == null
                || !domain.usbDevices.removeIf(device -> device.uuid().equals(uuid))) {
            throw EcpError.field("usb", "Such a device is not attached.");
        }
        if (call.wantsResult()) {
            return shown(domain);
        }
        domains.updated(domain);
        return Answer.task(engine.submit(BriefWork.task(domain), call.user()), "domain", domain.id);
    }

    private Domain find(Call call) {
        Domain domain = domains.requireFree(call);
        if (!call.text("action_type").equals(TYPE)) {
            throw EcpError.field("action_type", "Only " + TYPE + " is supported.");
        }
        return domain;
    }

    private Answer shown(Domain domain) {
        domains.updated(domain);
        return Answer.ok(Map.of("tcp_usb_devices", DomainView.usbDevices(domain)));
    }
}
