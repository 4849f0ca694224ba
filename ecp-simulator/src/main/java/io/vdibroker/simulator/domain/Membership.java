package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.state.Directory;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Guest;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a machine may join the directory or leave it, and what becomes of it: the part that all calls have in common. */
@Component
class Membership {
    private final World world;
    private final Guests guests;

    Membership(World world, Guests guests) {
        this.world = world;
        this.guests = guests;
    }

    /** Why a machine can not join, or leave, as the arguments of the task say. */
    Optional<String> obstacle(Task task, Domain domain) {
        Directory directory = world.state().directory;
        boolean join = task.arg("join").equals("true");
        if (!guests.answers(domain)) {
            return Optional.of("Guest agent of " + domain.name + " is not available.");
        }
        if (join && !directory.domainName.equalsIgnoreCase(task.arg("domainname"))) {
            return Optional.of("The specified domain " + task.arg("domainname") + " could not be contacted.");
        }
        if (!task.arg("credentials").equals("true")) {
            return Optional.of("The user name or password is incorrect.");
        }
        if (join && directory.container(task.arg("oupath")).isEmpty()) {
            return Optional.of("There is no organizational unit " + task.arg("oupath") + ".");
        }
        Guest guest = domain.guest;
        if (join == guest.joined) {
            return Optional.of("The computer " + guest.hostname + (join ? " is already" : " is not") + " in a domain.");
        }
        return Optional.empty();
    }

    /** The directory knows it at once, the machine after its next boot. */
    void apply(Task task, Domain domain) {
        Directory directory = world.state().directory;
        Guest guest = domain.guest;
        if (task.arg("join").equals("true")) {
            if (!task.arg("newname").isEmpty()) {
                guest.pendingHostname = task.arg("newname");
            }
            String name = guest.pendingHostname == null ? guest.hostname : guest.pendingHostname;
            directory.join(name, directory.container(task.arg("oupath")).orElseThrow(), domain.id);
            guest.pendingJoined = true;
        } else {
            directory.leave(domain.id);
            guest.pendingJoined = false;
        }
    }
}
