package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Asks one ECP VeiL over HTTP, with the requests of the vendor's own client. */
final class HttpEcpClient implements EcpClient {

    private static final String DOMAIN_FIELDS = "id,verbose_name,status,user_power_state,template,thin,parent,os_type,"
            + "remote_access,remote_access_port,real_remote_access_port,node,guest_utils,locked_by";
    private static final String TASK_FIELDS = "id,name,entities,status,parent,error_message";
    private static final int ALL_TASKS = 10_000;
    private static final int MANY_NAMES = 1_000;

    private final EcpTransport transport;
    private final EcpRows rows;
    private final UnaryOperator<List<EcpDomain>> reached;

    HttpEcpClient(EcpTransport transport) {
        this(transport, UnaryOperator.identity());
    }

    /** The operator knows by which addresses machines are reached. */
    HttpEcpClient(EcpTransport transport, UnaryOperator<List<EcpDomain>> reached) {
        this.reached = reached;
        this.transport = transport;
        this.rows = new EcpRows(transport);
    }

    @Override
    public Optional<EcpDomain> domain(MachineId id) {
        return found(domainPath(id, ""))
                .map(answer -> EcpFacts.domain(answer.body()))
                .map(domain -> reached.apply(List.of(domain)).get(0));
    }

    @Override
    public List<EcpDomain> domains(Collection<MachineId> ids) {
        var texts = ids.stream().map(id -> id.value().toString()).distinct().toList();
        return reached.apply(
                EcpRows.idLists(texts).stream()
                        .flatMap(list -> rows
                                .all(
                                        EcpRequest.get("domains/")
                                                .with("fields", DOMAIN_FIELDS)
                                                .with("ids", list),
                                        EcpRows.PAGE)
                                .stream())
                        .map(EcpFacts::domain)
                        .toList());
    }

    @Override
    public Set<String> namesBeginningWith(String start) {
        var request = EcpRequest.get("domains/")
                .with("fields", "id,verbose_name")
                .with("name", start)
                .with("ordering", "verbose_name")
                .page(MANY_NAMES, 0);
        return rows.all(request, MANY_NAMES).stream()
                .map(row -> EcpFacts.text(row, "verbose_name"))
                .filter(name -> name.startsWith(start))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<EcpTag> findTag(String name) {
        return rows.all(EcpRequest.get("tags/").with("name", name), EcpRows.PAGE).stream()
                .filter(row -> name.equals(EcpFacts.text(row, "verbose_name")))
                .map(EcpFacts::tag)
                .findFirst();
    }

    @Override
    public Optional<EcpTag> tag(String tagId) {
        return found(tagPath(tagId, "")).map(answer -> EcpFacts.tag(answer.body()));
    }

    @Override
    public Optional<EcpTask> task(String taskId) {
        return found(taskPath(taskId, "")).map(answer -> EcpFacts.task(answer.body()));
    }

    @Override
    public List<EcpTask> runningTasks() {
        return tasks(EcpRequest.get("tasks/").with("status", "IN_PROGRESS"));
    }

    @Override
    public List<EcpTask> subtasks(String taskId) {
        return tasks(EcpRequest.get("tasks/").with("parent", taskId));
    }

    private List<EcpTask> tasks(EcpRequest filtered) {
        var request =
                filtered.with("fields", TASK_FIELDS).with("ordering", "created").page(ALL_TASKS, 0);
        return rows.all(request, ALL_TASKS).stream().map(EcpFacts::task).toList();
    }

    @Override
    public Optional<Boolean> isInDomain(MachineId id) {
        try {
            var answer = transport.send(
                    EcpRequest.post(domainPath(id, "guest-command/"), UUID.randomUUID(), EcpBodies.asksForDomain()));
            return switch (EcpFacts.text(answer.body().path("guest-exec"), "out-data")
                    .strip()) {
                case "True" -> Optional.of(true);
                case "False" -> Optional.of(false);
                default -> Optional.empty();
            };
        } catch (EcpProblem.Refused e) { // no agent, or it does not do this
            return Optional.empty();
        }
    }

    @Override
    public AcceptedTag createTag(String name, UUID key) {
        return EcpTasks.acceptedTag(transport.send(EcpRequest.post("tags/", key, EcpBodies.tag(name))));
    }

    @Override
    public Accepted addToTag(String tagId, List<MachineId> ids, UUID key) {
        return accepted(EcpRequest.post(tagPath(tagId, "add-entities/"), key, EcpBodies.entities(ids)));
    }

    @Override
    public Accepted removeFromTag(String tagId, List<MachineId> ids, UUID key) {
        return accepted(EcpRequest.post(tagPath(tagId, "remove-entities/"), key, EcpBodies.entities(ids)));
    }

    @Override
    public Accepted removeTag(String tagId) {
        return accepted(EcpRequest.post(tagPath(tagId, "remove/")));
    }

    @Override
    public Accepted cloneMachines(CloneRequest request, UUID key) {
        var path = request.thin() ? "domains/multi-create-domain/" : "domains/" + request.templateId() + "/clone/";
        return accepted(EcpRequest.post(path, key, EcpBodies.clones(request)));
    }

    @Override
    public Accepted remoteAccess(MachineId id, boolean on, UUID key) {
        return accepted(EcpRequest.post(
                domainPath(id, "remote-access/"), key, EcpRequest.json().put("remote_access", on)));
    }

    @Override
    public void detachUsb(MachineId id, UUID key) {
        var body = EcpRequest.json().put("action_type", "tcp_usb_device").put("remove_all", 1);
        transport.send(EcpRequest.post(domainPath(id, "detach-usb/"), key, body).atOnce());
    }

    @Override
    public Accepted start(MachineId id, UUID key) {
        return power(id, "start", false, key);
    }

    @Override
    public Accepted resume(MachineId id, UUID key) {
        return power(id, "resume", false, key);
    }

    @Override
    public Accepted shutdown(MachineId id, boolean force, UUID key) {
        return power(id, "shutdown", force, key);
    }

    @Override
    public Accepted suspend(MachineId id, UUID key) {
        return power(id, "suspend", false, key);
    }

    @Override
    public Accepted reboot(MachineId id, boolean force, UUID key) {
        return power(id, "reboot", force, key);
    }

    @Override
    public String rename(MachineId id, String name) {
        var answer = transport.send(
                EcpRequest.put(domainPath(id, ""), EcpRequest.json().put("verbose_name", name)));
        return EcpFacts.text(answer.body(), "verbose_name");
    }

    @Override
    public Accepted setHostname(MachineId id, String hostname, UUID key) {
        return accepted(EcpRequest.post(
                domainPath(id, "set-hostname/"), key, EcpRequest.json().put("hostname", hostname)));
    }

    @Override
    public Accepted addToAd(MachineId id, DomainAccount account, UUID key) {
        return accepted(EcpRequest.post(domainPath(id, "add-to-ad/"), key, EcpBodies.join(account)));
    }

    @Override
    public Accepted rmFromAd(MachineId id, DomainAccount account, UUID key) {
        return accepted(EcpRequest.post(domainPath(id, "rm-from-ad/"), key, EcpBodies.leave(account)));
    }

    @Override
    public Accepted remove(MachineId id, boolean force, UUID key) {
        var body = EcpRequest.json().put("full", true).put("force", force);
        return accepted(EcpRequest.post(domainPath(id, "remove/"), key, body));
    }

    @Override
    public void cancelTask(String taskId) {
        try {
            transport.send(EcpRequest.put(
                    taskPath(taskId, "cancel/"), EcpRequest.json().put("force", true)));
        } catch (EcpProblem.Refused | EcpProblem.NotFound e) { // there is nothing left to cancel
            return;
        }
    }

    private Accepted power(MachineId id, String action, boolean force, UUID key) {
        return accepted(EcpRequest.post(
                domainPath(id, action + "/"), key, EcpRequest.json().put("force", force)));
    }

    private Accepted accepted(EcpRequest request) {
        return EcpTasks.accepted(transport.send(request));
    }

    private Optional<EcpAnswer> found(String path) {
        try {
            return Optional.of(transport.send(EcpRequest.get(path)));
        } catch (EcpProblem.NotFound e) {
            return Optional.empty();
        }
    }

    private static String domainPath(MachineId id, String rest) {
        return "domains/" + id.value() + "/" + rest;
    }

    private static String tagPath(String tagId, String rest) {
        return "tags/" + EcpRequest.encoded(tagId) + "/" + rest;
    }

    private static String taskPath(String taskId, String rest) {
        return "tasks/" + EcpRequest.encoded(taskId) + "/" + rest;
    }
}
