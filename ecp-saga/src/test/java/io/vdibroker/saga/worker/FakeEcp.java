package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.AcceptedTag;
import io.vdibroker.saga.ecp.CloneRequest;
import io.vdibroker.saga.ecp.DomainAccount;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpClients;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.EcpTag;
import io.vdibroker.saga.ecp.EcpTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** ECP in memory: what was asked happens when the test ends the task. */
final class FakeEcp implements EcpClients, EcpClient {
    /** A machine, plain and changeable. */
    static final class Vm {
        String name;
        String status = "ACTIVE";
        PowerState power = PowerState.OFF;
        boolean remoteAccess;
        boolean agent;
        boolean joined;

        @Nullable
        String hostname;

        List<String> addresses = List.of();

        @Nullable
        String lockedBy;

        Vm(String name) {
            this.name = name;
        }
    }

    /** A request that changed something, or would have. */
    record Asked(String what, UUID about, @Nullable UUID key) {}

    private record Pending(EcpTask task, Runnable effect) {}

    final Map<UUID, Vm> vms = new LinkedHashMap<>();
    final Map<String, Set<MachineId>> tags = new HashMap<>();
    final Map<String, String> tagNames = new HashMap<>();
    final List<Asked> asked = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    final List<String> cancelled = new ArrayList<>();
    final Map<UUID, EcpProblem> refusals = new HashMap<>();
    private final Map<String, Pending> running = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, EcpTask> ended = new HashMap<>();
    private final Map<UUID, Accepted> answered = new HashMap<>();

    @Nullable
    EcpProblem outage;

    /** Each time that a task was asked for by its id. */
    final List<String> taskLooks = Collections.synchronizedList(new ArrayList<>());

    private final Set<String> hangs = new HashSet<>();
    private int hanging;
    private int answersLate;
    private boolean dropsAnswer;
    private boolean dropsRequest;
    boolean refusesToCancel;
    boolean onlyListed;
    boolean refusesToRename;

    @Nullable
    String unreadable;

    int looks;
    int mostRunning;

    synchronized Vm vm(MachineId id) {
        return vms.computeIfAbsent(id.value(), any -> new Vm("vm-" + any));
    }

    synchronized List<String> running() {
        return List.copyOf(running.keySet());
    }

    synchronized List<Asked> asked(String what) {
        return asked.stream().filter(one -> one.what().equals(what)).toList();
    }

    /** All tasks that run now have done what they were for. */
    void succeed() {
        running().forEach(task -> end(task, "SUCCESS", ""));
    }

    synchronized void end(String taskId, String status, String message) {
        var pending = running.remove(taskId);
        if (pending == null) {
            throw new IllegalStateException("No such task runs: " + taskId);
        }
        if (status.equals("SUCCESS")) {
            pending.effect().run();
        }
        var task = pending.task();
        ended.put(taskId, new EcpTask(taskId, task.parent(), status, task.name(), message, task.entities()));
        vms.values().stream().filter(vm -> taskId.equals(vm.lockedBy)).forEach(vm -> vm.lockedBy = null);
    }

    /** ECP works at it, and does not show it yet. */
    synchronized void hide(String taskId) {
        hidden.add(taskId);
    }

    synchronized void show(String taskId) {
        hidden.remove(taskId);
    }

    /** ECP has lost its memory of a task. */
    synchronized void lose(String taskId) {
        running.remove(taskId);
        vms.values().stream().filter(vm -> taskId.equals(vm.lockedBy)).forEach(vm -> vm.lockedBy = null);
    }

    synchronized void change(Runnable change) {
        change.run();
    }

    /** The next change is asked in vain, and nothing is heard of ECP from then on. */
    synchronized void breakBeforeTheNextChange() {
        dropsRequest = true;
    }

    /** The next change is made, but the answer is lost, and nothing is heard of ECP from then on. */
    synchronized void breakAfterTheNextChange() {
        dropsAnswer = true;
    }

    synchronized void answerAgain() {
        dropsRequest = false;
        dropsAnswer = false;
        outage = null;
    }

    private EcpProblem silent(String reason) {
        outage = new EcpProblem.NoAnswer(reason, null);
        return outage;
    }

    private synchronized void throwIfUnreadable(String id) {
        if (id.equals(unreadable)) {
            throw new EcpProblem.NoAnswer("ECP answered 500: Oops.", null);
        }
    }

    private synchronized <T> T answer(Supplier<T> answer) {
        if (outage != null) {
            throw outage;
        }
        return answer.get();
    }

    private Accepted accept(String what, UUID about, UUID key, Set<UUID> entities, Runnable effect) {
        return answer(() -> {
            asked.add(new Asked(what, about, key));
            var refusal = refusals.get(about);
            if (refusal != null) {
                throw refusal;
            }
            if (dropsRequest) {
                throw silent("Dropped before it was heard");
            }
            var accepted = answered.computeIfAbsent(key, again -> start(what, entities, effect));
            if (dropsAnswer) {
                throw silent("Dropped after it was heard");
            }
            return accepted;
        });
    }

    private Accepted start(String what, Set<UUID> entities, Runnable effect) {
        var id = UUID.randomUUID().toString();
        running.put(id, new Pending(new EcpTask(id, null, "IN_PROGRESS", what, "", entities), effect));
        mostRunning = Math.max(mostRunning, running.size());
        vms.forEach((vm, it) -> {
            if (entities.contains(vm)) {
                it.lockedBy = id;
            }
        });
        return new Accepted(id);
    }

    private Accepted machine(String what, MachineId id, UUID key, Runnable effect) {
        return accept(what, id.value(), key, Set.of(id.value()), effect);
    }

    @Override
    public EcpClient of(ControllerId controllerId) {
        return this;
    }

    @Override
    public Optional<EcpDomain> domain(MachineId id) {
        return answer(() -> {
            looks++;
            return Optional.ofNullable(onlyListed ? null : vms.get(id.value())).map(vm -> shown(id.value(), vm));
        });
    }

    @Override
    public List<EcpDomain> domains(Collection<MachineId> ids) {
        return answer(() -> {
            looks++;
            var wanted = ids.stream().map(MachineId::value).collect(Collectors.toSet());
            return vms.entrySet().stream()
                    .filter(entry -> wanted.contains(entry.getKey()))
                    .map(entry -> shown(entry.getKey(), entry.getValue()))
                    .toList();
        });
    }

    private static EcpDomain shown(UUID id, Vm vm) {
        return new EcpDomain(
                new MachineId(id),
                vm.name,
                vm.status,
                vm.power,
                false,
                true,
                null,
                "Windows",
                vm.remoteAccess,
                null,
                null,
                null,
                vm.agent,
                vm.hostname,
                vm.addresses,
                vm.lockedBy);
    }

    @Override
    public Set<String> namesBeginningWith(String start) {
        return answer(() -> vms.values().stream()
                .map(vm -> vm.name)
                .filter(name -> name.startsWith(start))
                .collect(Collectors.toSet()));
    }

    @Override
    public Optional<EcpTag> findTag(String name) {
        if (name.equals(unreadable)) {
            throw new EcpProblem.Refused(400, null, "Oops");
        }
        return answer(() -> tagNames.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .findFirst()
                .map(entry -> shown(entry.getKey())));
    }

    @Override
    public Optional<EcpTag> tag(String tagId) {
        throwIfUnreadable(tagId);
        return answer(() -> tagNames.containsKey(tagId) ? Optional.of(shown(tagId)) : Optional.empty());
    }

    private EcpTag shown(String tagId) {
        return new EcpTag(tagId, String.valueOf(tagNames.get(tagId)), Set.copyOf(tags.getOrDefault(tagId, Set.of())));
    }

    /** From now on nobody who asks for this task is answered in time. */
    synchronized void hang(String taskId) {
        hangs.add(taskId);
    }

    /** Whoever asks from now on is answered in time, and who waits is told that it was too long. */
    void answerInTime() {
        change(hangs::clear);
        answerLate();
    }

    /** All who wait are told that they have waited too long. */
    synchronized void answerLate() {
        answersLate++;
        notifyAll();
    }

    /** How many wait for an answer. */
    synchronized int hanging() {
        return hanging;
    }

    private synchronized void hangIfWanted(String taskId) {
        if (!hangs.contains(taskId)) {
            return;
        }
        var begun = answersLate;
        hanging++;
        try {
            while (answersLate == begun) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EcpProblem.NoAnswer("The broker stopped before ECP answered", e);
        } finally {
            hanging--;
        }
        throw new EcpProblem.NoAnswer("ECP did not answer within 15 s", null);
    }

    @Override
    public Optional<EcpTask> task(String taskId) {
        taskLooks.add(taskId);
        hangIfWanted(taskId);
        return answer(() -> {
            throwIfUnreadable(taskId);
            var pending = running.get(taskId);
            return pending == null ? Optional.ofNullable(ended.get(taskId)) : Optional.of(pending.task());
        });
    }

    @Override
    public List<EcpTask> runningTasks() {
        return answer(() -> running.values().stream()
                .map(Pending::task)
                .filter(task -> !hidden.contains(task.id()))
                .toList());
    }

    @Override
    public List<EcpTask> subtasks(String taskId) {
        return List.of();
    }

    @Override
    public Optional<Boolean> isInDomain(MachineId id) {
        return answer(() ->
                Optional.ofNullable(vms.get(id.value())).filter(vm -> vm.agent).map(vm -> vm.joined));
    }

    @Override
    public AcceptedTag createTag(String name, UUID key) {
        var tagId = UUID.nameUUIDFromBytes(key.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var accepted = accept("create-tag", tagId, key, Set.of(tagId), () -> tagNames.put(tagId.toString(), name));
        return new AcceptedTag(tagId.toString(), accepted.taskId());
    }

    @Override
    public Accepted addToTag(String tagId, List<MachineId> ids, UUID key) {
        return accept("add-to-tag", UUID.fromString(tagId), key, Set.of(), () -> tags.computeIfAbsent(
                        tagId, any -> new HashSet<>())
                .addAll(ids));
    }

    @Override
    public Accepted removeFromTag(String tagId, List<MachineId> ids, UUID key) {
        return accept("remove-from-tag", UUID.fromString(tagId), key, Set.of(), () -> tags.computeIfAbsent(
                        tagId, any -> new HashSet<>())
                .removeAll(ids));
    }

    @Override
    public Accepted removeTag(String tagId) {
        return accept("remove-tag", UUID.fromString(tagId), UUID.randomUUID(), Set.of(), () -> tagNames.remove(tagId));
    }

    @Override
    public Accepted cloneMachines(CloneRequest request, UUID key) {
        var ids = request.machineIds().stream().map(MachineId::value).collect(Collectors.toSet());
        return answer(() -> {
            names.add(request.name());
            var accepted = accept("clone", request.templateId(), key, ids, () -> ids.stream()
                    .map(vms::get)
                    .filter(vm -> vm != null && vm.status.equals("CREATING"))
                    .forEach(vm -> vm.status = "ACTIVE"));
            return accepted;
        });
    }

    /** What ECP shows at once when it has accepted a clone task. */
    void showClones(List<MachineId> ids) {
        change(() -> ids.forEach(id -> vm(id).status = "CREATING"));
    }

    @Override
    public Accepted remoteAccess(MachineId id, boolean on, UUID key) {
        return machine("remote-access", id, key, () -> vm(id).remoteAccess = on);
    }

    @Override
    public void detachUsb(MachineId id, UUID key) {
        answer(() -> asked.add(new Asked("detach-usb", id.value(), key)));
    }

    @Override
    public Accepted start(MachineId id, UUID key) {
        return machine("start", id, key, () -> vm(id).power = PowerState.ON);
    }

    @Override
    public Accepted resume(MachineId id, UUID key) {
        return machine("resume", id, key, () -> vm(id).power = PowerState.ON);
    }

    @Override
    public Accepted shutdown(MachineId id, boolean force, UUID key) {
        return machine(force ? "power-off" : "shutdown", id, key, () -> vm(id).power = PowerState.OFF);
    }

    @Override
    public Accepted suspend(MachineId id, UUID key) {
        return machine("suspend", id, key, () -> vm(id).power = PowerState.SUSPENDED);
    }

    @Override
    public Accepted reboot(MachineId id, boolean force, UUID key) {
        return machine("reboot", id, key, () -> {});
    }

    @Override
    public String rename(MachineId id, String name) {
        return answer(() -> {
            asked.add(new Asked("rename", id.value(), null));
            if (refusesToRename) {
                throw new EcpProblem.Refused(400, null, "This name is used");
            }
            vm(id).name = name;
            return name;
        });
    }

    @Override
    public Accepted setHostname(MachineId id, String hostname, UUID key) {
        return machine("set-hostname", id, key, () -> {});
    }

    @Override
    public Accepted addToAd(MachineId id, DomainAccount account, UUID key) {
        return machine("add-to-ad", id, key, () -> vm(id).joined = true);
    }

    @Override
    public Accepted rmFromAd(MachineId id, DomainAccount account, UUID key) {
        return machine("rm-from-ad", id, key, () -> vm(id).joined = false);
    }

    @Override
    public Accepted remove(MachineId id, boolean force, UUID key) {
        return machine("remove", id, key, () -> vms.remove(id.value()));
    }

    @Override
    public synchronized void cancelTask(String taskId) {
        if (outage != null) {
            throw outage;
        }
        cancelled.add(taskId);
        if (running.containsKey(taskId) && !refusesToCancel) {
            end(taskId, "CANCELED", "Cancelled");
        }
    }
}
