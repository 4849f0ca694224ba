package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The larger bodies of requests. */
final class EcpBodies {

    private static final int AGENT_SECONDS = 5;

    private EcpBodies() {}

    static ObjectNode clones(CloneRequest request) {
        var body = EcpRequest.json()
                .put("resource_pool", request.resourcePoolId().toString())
                .put("verbose_name", request.name())
                .put("count", request.machineIds().size())
                .put("remote_access", false)
                .put("start_on", false)
                .put("set_hostname", false)
                .put("template", false);
        addAll(body, "domains_ids", request.machineIds());
        return request.thin()
                ? body.put("parent", request.templateId().toString()).put("thin", true)
                : body;
    }

    static ObjectNode tag(String name) {
        return EcpRequest.json().put("verbose_name", name).put("colour", TagColour.of(name));
    }

    static ObjectNode entities(List<MachineId> ids) {
        var body = EcpRequest.json().put("entity_class", "domain");
        addAll(body, "entity_uuids", ids);
        return body;
    }

    static ObjectNode join(DomainAccount account) {
        var body = EcpRequest.json().put("domainname", account.domain()).setAll(leave(account));
        var unit = account.unitPath();
        return unit == null ? body : body.put("oupath", unit);
    }

    static ObjectNode leave(DomainAccount account) {
        return EcpRequest.json()
                .put("login", account.credentials().login())
                .put("password", account.credentials().password())
                .put("restart", 1);
    }

    /** Windows answers True or False. */
    static ObjectNode asksForDomain() {
        var command = EcpRequest.json().put("qemu_cmd", "guest-exec").put("timeout", AGENT_SECONDS);
        command.putObject("fargs")
                .put("path", "powershell.exe")
                .put("capture-output", true)
                .putArray("arg")
                .add("(Get-WmiObject Win32_ComputerSystem).PartOfDomain");
        return command;
    }

    private static void addAll(ObjectNode body, String name, List<MachineId> ids) {
        var list = body.putArray(name);
        ids.forEach(id -> list.add(id.value().toString()));
    }
}
