package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the worker asks of one ECP VeiL. Every call waits for the answer, for the configured time at most, is not repeated by
 * itself unless it only reads, and throws {@link EcpProblem}. A key is the {@code idempotency_key} of the request: the same
 * key asks for the same thing once. Changes are asked for as tasks ({@code async=1}) and are not done when the call returns,
 * unless it says so.
 */
public interface EcpClient {

    // Looking

    /** Absent means that ECP says 404. */
    Optional<EcpDomain> domain(MachineId id);

    /** Those of the machines that ECP has. Asks in as many requests as the length of a URL demands. */
    List<EcpDomain> domains(Collection<MachineId> ids);

    /** Of all machines and templates whose names begin so, in whatever pool or resource pool. */
    Set<String> namesBeginningWith(String start);

    /** The tag of exactly this name. */
    Optional<EcpTag> findTag(String name);

    Optional<EcpTag> tag(String tagId);

    Optional<EcpTask> task(String taskId);

    /** All tasks that are IN_PROGRESS now, multitasks and their parts, with their entities. */
    List<EcpTask> runningTasks();

    /** The parts of a multitask, ended ones too. */
    List<EcpTask> subtasks(String taskId);

    /** Asks the guest, by its agent, whether it is a member of a domain. Empty if it does not say. */
    Optional<Boolean> isInDomain(MachineId id);

    // Tags

    AcceptedTag createTag(String name, UUID key);

    Accepted addToTag(String tagId, List<MachineId> ids, UUID key);

    Accepted removeFromTag(String tagId, List<MachineId> ids, UUID key);

    /** {@link EcpProblem.NotFound} if it is gone already. */
    Accepted removeTag(String tagId);

    // Machines

    /** Multi-create for thin clones, clone for full ones. */
    Accepted cloneMachines(CloneRequest request, UUID key);

    Accepted remoteAccess(MachineId id, boolean on, UUID key);

    /** Takes away all USB devices over TCP, which may keep a machine from starting; done when it returns. */
    void detachUsb(MachineId id, UUID key);

    Accepted start(MachineId id, UUID key);

    Accepted resume(MachineId id, UUID key);

    Accepted shutdown(MachineId id, boolean force, UUID key);

    Accepted suspend(MachineId id, UUID key);

    Accepted reboot(MachineId id, boolean force, UUID key);

    /** What ECP calls the machine from now on: it may add to the name, if another machine has it. */
    String rename(MachineId id, String name);

    Accepted setHostname(MachineId id, String hostname, UUID key);

    /** The guest restarts itself when it has joined. */
    Accepted addToAd(MachineId id, DomainAccount account, UUID key);

    /** The guest restarts itself when it has left. */
    Accepted rmFromAd(MachineId id, DomainAccount account, UUID key);

    /** With its disks. {@link EcpProblem.NotFound} if it is gone already. */
    Accepted remove(MachineId id, boolean force, UUID key);

    // Tasks

    /** Asks ECP to end a task; one that has ended, or is not known any more, is no problem. */
    void cancelTask(String taskId);
}
