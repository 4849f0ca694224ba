package io.vdibroker.command.web;

import io.vdibroker.api.controller.query.CheckDomains;
import io.vdibroker.api.controller.query.CheckPlacement;
import io.vdibroker.api.controller.query.CheckedDomainView;
import io.vdibroker.api.controller.query.CheckedDomainsView;
import io.vdibroker.api.controller.query.ConnectionProblem;
import io.vdibroker.api.controller.query.ControllerTestView;
import io.vdibroker.api.controller.query.PlacementView;
import io.vdibroker.api.controller.query.TestController;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.query.GetMachine;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.query.GetOperation;
import io.vdibroker.api.operation.query.OperationView;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.query.GetPool;
import io.vdibroker.api.pool.query.PoolView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.queryhandling.QueryHandler;

/** Answers for ECP, to which everything is right, and for the views; remembers what ECP was asked. */
class OtherSides {

    final List<Object> asked = new CopyOnWriteArrayList<>();
    final Map<PoolId, PoolView> pools = new ConcurrentHashMap<>();
    final Map<MachineId, MachineView> machines = new ConcurrentHashMap<>();
    final Map<OperationId, OperationView> operations = new ConcurrentHashMap<>();

    @QueryHandler
    ControllerTestView handle(TestController query) {
        asked.add(query);
        if (query.address().equals("cannot.be.asked")) {
            throw new IllegalStateException("Nobody can be asked");
        }
        return query.address().equals("does.not.answer")
                ? new ControllerTestView(ConnectionProblem.NO_ANSWER, "No answer", null)
                : new ControllerTestView(null, "It works", "5.0.0");
    }

    @QueryHandler
    PlacementView handle(CheckPlacement query) {
        asked.add(query);
        return new PlacementView(null, null, "win-11", "Windows");
    }

    @QueryHandler
    CheckedDomainsView handle(CheckDomains query) {
        asked.add(query);
        return new CheckedDomainsView(query.machineIds().stream()
                .map(machineId -> new CheckedDomainView(machineId, "pc", null))
                .toList());
    }

    @QueryHandler
    Optional<PoolView> handle(GetPool query) {
        return Optional.ofNullable(pools.get(query.poolId()));
    }

    @QueryHandler
    Optional<MachineView> handle(GetMachine query) {
        return Optional.ofNullable(machines.get(query.machineId()));
    }

    @QueryHandler
    Optional<OperationView> handle(GetOperation query) {
        return Optional.ofNullable(operations.get(query.operationId()));
    }
}
