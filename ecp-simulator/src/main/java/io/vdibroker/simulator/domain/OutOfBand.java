package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.event.EventLog;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.DataPool;
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
    private final EventLog events;

    OutOfBand(World world, Domains domains, Guests guests, Removal removal, TaskEngine engine, EventLog events) {
        this.events = events;
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
        events.byHand(domain, "deleted");
    }

    public void start(String id) {
        Domain domain = domains.require(id);
        guests.boot(domain);
        domains.updated(domain);
        events.byHand(domain, "started");
    }

    public void stop(String id) {
        Domain domain = domains.require(id);
        guests.powerOff(domain);
        domains.updated(domain);
        events.byHand(domain, "powered off");
    }

    public void suspend(String id) {
        Domain domain = domains.require(id);
        domain.power = Domain.SUSPENDED;
        domains.updated(domain);
        events.byHand(domain, "suspended");
    }

    /** Without any rule about names. */
    public void rename(String id, String name) {
        Domain domain = domains.require(id);
        events.byHand(domain, "renamed to " + name);
        domain.name = name;
        domains.updated(domain);
    }

    public void migrate(String id, String node) {
        Domain domain = domains.require(id);
        domain.node = node(node).id;
        domains.updated(domain);
        events.byHand(domain, "moved");
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
        Node node = node(id);
        node.status = status;
        world.tell(Change.Event.UPDATED, node);
        events.byHand("The node " + node.name + " is in status " + status + ".", id, "node");
        world.state().domains.values().stream()
                .filter(domain -> domain.node.equals(id))
                .forEach(domains::updated);
    }

    /** Its tasks are lost, and its machines are off. */
    public void restartNode(String id) {
        Node node = node(id);
        engine.lose(node.id);
        events.byHand("The node " + node.name + " was restarted.", id, "node");
        for (Domain domain : world.state().domains.values()) {
            if (domain.node.equals(node.id) && domain.power != Domain.OFF) {
                guests.powerOff(domain);
                domains.updated(domain);
            }
        }
    }

    /** Fills a data pool, or makes room, so that so much is free. */
    public void setFreeSpace(String id, long freeMib) {
        DataPool pool = world.state().dataPools.get(id);
        if (pool == null) {
            throw EcpError.notFound("datapool", id);
        }
        long machines = world.state().usedMib(pool) - pool.otherMib;
        pool.otherMib = pool.sizeMib - machines - freeMib;
        world.tell(Change.Event.UPDATED, pool);
        events.byHand("The data pool " + pool.name + " has " + freeMib + " MiB left.", id, "datapool");
    }

    private Node node(String id) {
        Node node = world.state().nodes.get(id);
        if (node == null) {
            throw EcpError.notFound("node", id);
        }
        return node;
    }
}
