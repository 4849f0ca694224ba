package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.event.EventLog;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Account;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Machines that somebody else makes, and tags that somebody else gives, takes, renames and removes (6.6). */
@Component
public class Strangers {
    private final World world;
    private final Domains domains;
    private final Clones clones;
    private final TaskEngine engine;
    private final EventLog events;

    Strangers(World world, Domains domains, Clones clones, TaskEngine engine, EventLog events) {
        this.engine = engine;
        this.world = world;
        this.domains = domains;
        this.clones = clones;
        this.events = events;
    }

    /** A thin clone that is there at once; its id. */
    public String create(String name, String template) {
        Domain parent = domains.require(template);
        Placement.Place place = new Placement.Place(parent.resourcePool, parent.dataPool, List.of(parent.node));
        Domain domain = clones.make(parent, UUID.randomUUID().toString(), name, place, parent.node, true);
        domain.status = "ACTIVE";
        world.state().domains.put(domain.id, domain);
        world.tell(Change.Event.CREATED, domain);
        events.byHand(domain, "made");
        return domain.id;
    }

    /** Holds the machine for a while, as a snapshot would: the task that {@code locked_by} names. */
    public String hold(String id, long millis) {
        Domain domain = domains.require(id);
        Domains.refuseLocked(domain);
        Account somebody = world.state().accounts.get(0);
        return engine.submit(HoldWork.task(domain, millis), somebody).id;
    }

    public void tag(String id, String tag) {
        Domain domain = domains.require(id);
        require(tag).entities.put(id, "domain");
        domains.updated(domain);
        events.byHand(domain, "tagged");
    }

    public void untag(String id, String tag) {
        Domain domain = domains.require(id);
        require(tag).entities.remove(id);
        domains.updated(domain);
        events.byHand(domain, "untagged");
    }

    public void renameTag(String tag, String name) {
        Tag found = require(tag);
        events.byHand("The tag " + found.name + " was renamed to " + name + ".", found.id, "tag");
        found.name = name;
        tell(found);
    }

    public void removeTag(String tag) {
        Tag found = require(tag);
        world.state().tags.remove(found.id);
        events.byHand("The tag " + found.name + " was removed.", found.id, "tag");
        tell(found);
    }

    /** There is no topic for tags: their machines are told. */
    private void tell(Tag tag) {
        world.state().domains.values().stream()
                .filter(domain -> tag.entities.containsKey(domain.id))
                .forEach(domains::updated);
    }

    /** By id or by name. */
    private Tag require(String tag) {
        return world.state().tags.values().stream()
                .filter(one -> one.id.equals(tag) || one.name.equals(tag))
                .findFirst()
                .orElseThrow(() -> EcpError.notFound("tag", tag));
    }
}
