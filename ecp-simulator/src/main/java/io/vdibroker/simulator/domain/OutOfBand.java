package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.GuestBehaviour;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import org.springframework.stereotype.Component;

/** What happens to machines behind the broker's back: at once, without a task, whatever holds the lock. */
@Component
public class OutOfBand {
    private final World world;
    private final Domains domains;
    private final Guests guests;
    private final Removal removal;
    private final TaskEngine engine;

    OutOfBand(World world, Domains domains, Guests guests, Removal removal, TaskEngine engine) {
        this.world = world;
        this.domains = domains;
        this.guests = guests;
        this.removal = removal;
        this.engine = engine;
    }

    /** Somebody else deleted it; its open tasks fail. */
    public void delete(String id) {
        Domain domain = domains.require(id);
        removal.remove(domain);
        engine.abandon(domain);
    }

    public void start(String id) {
        Domain domain = domains.require(id);
        guests.boot(domain);
        domains.updated(domain);
    }

    public void stop(String id) {
        Domain domain = domains.require(id);
        guests.powerOff(domain);
        domains.updated(domain);
    }

    /** Without any rule about names. */
    public void rename(String id, String name) {
        Domain domain = domains.require(id);
        domain.name = name;
        domains.updated(domain);
    }

    public void migrate(String id, String node) {
        Domain domain = domains.require(id);
        domain.node = node(node).id;
        domains.updated(domain);
    }

    /** From the next boot on; clones of a template inherit it. */
    public void behave(String id, GuestBehaviour behaviour) {
        domains.require(id).guest.behaviour = behaviour;
    }

    public GuestBehaviour behaviour(String id) {
        return domains.require(id).guest.behaviour;
    }

    /** ACTIVE, SERVICE or FAILED; the power of machines on a failed node is not known. */
    public void setNodeStatus(String id, String status) {
        node(id).status = status;
        world.state().domains.values().stream()
                .filter(domain -> domain.node.equals(id))
                .forEach(domains::updated);
    }

    /** Its tasks are lost, and its machines are off. */
    public void restartNode(String id) {
        Node node = node(id);
        engine.lose(node.id);
        for (Domain domain : world.state().domains.values()) {
            if (domain.node.equals(node.id) && domain.power != Domain.OFF) {
                guests.powerOff(domain);
                domains.updated(domain);
            }
        }
    }

    private Node node(String id) {
        Node node = world.state().nodes.get(id);
        if (node == null) {
            throw EcpError.notFound("node", id);
        }
        return node;
    }
}
