package io.vdibroker.saga.watch;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads machines in blocks. A machine that spoils its block is asked for alone, until it can be read again. */
final class MachineReads {

    private static final int BLOCK = 100;
    private static final int ENOUGH = 10;

    private final ControllerId controllerId;
    private final Controllers controllers;
    private final Set<MachineId> apart = new HashSet<>();

    MachineReads(ControllerId controllerId, Controllers controllers) {
        this.controllerId = controllerId;
        this.controllers = controllers;
    }

    /** Those that could not be read, of which nobody knows whether they are there. */
    Set<MachineId> read(Collection<MachineId> ids, Attempts attempts, Consumer<EcpDomain> reader) {
        var unread = new HashSet<MachineId>();
        var together = ids.stream().filter(id -> !apart.contains(id)).toList();
        var alone = ids.stream().filter(apart::contains).toList();
        blocks(together).forEach(block -> unread.addAll(together(block, attempts, reader)));
        alone.forEach(id -> {
            if (alone(id, attempts, reader)) {
                apart.remove(id);
            } else {
                unread.add(id);
            }
        });
        return unread;
    }

    void retain(Set<MachineId> ids) {
        apart.retainAll(ids);
    }

    private Set<MachineId> together(List<MachineId> block, Attempts attempts, Consumer<EcpDomain> reader) {
        List<EcpDomain> domains;
        try {
            domains = controllers.of(controllerId).domains(block);
        } catch (EcpProblem e) {
            attempts.unlessSilent(e);
            return oneByOne(block, attempts, reader, e);
        }
        domains.forEach(reader);
        return Set.of();
    }

    /** If none of many can be read, it is not one of them that spoils the block. */
    private Set<MachineId> oneByOne(
            List<MachineId> block, Attempts attempts, Consumer<EcpDomain> reader, EcpProblem ofTheBlock) {
        var unread = new HashSet<MachineId>();
        for (var i = 0; i < block.size(); i++) {
            if (!alone(block.get(i), attempts, reader)) {
                unread.add(block.get(i));
            }
            if (unread.size() == ENOUGH && i == ENOUGH - 1) {
                throw ofTheBlock;
            }
        }
        apart.addAll(unread);
        return unread;
    }

    private boolean alone(MachineId id, Attempts attempts, Consumer<EcpDomain> reader) {
        List<EcpDomain> domains = new ArrayList<>();
        var read = attempts.attempt(
                id, () -> domains.addAll(controllers.of(controllerId).domains(List.of(id))));
        domains.forEach(reader);
        return read;
    }

    private static List<List<MachineId>> blocks(List<MachineId> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + BLOCK)
                .mapToObj(from -> ids.subList(from, Math.min(from + BLOCK, ids.size())))
                .toList();
    }
}
