package io.vdibroker.query.desktop;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoCollection;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.api.pool.TicketId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets, assignments and how machines are reached; each question is one or two reads by {@code _id}. */
@Component
public class Desktops {

    private final MongoCollection<Document> machines;
    private final MongoCollection<Document> tickets;
    private final MongoCollection<Document> users;
    private final MongoCollection<Document> addresses;

    Desktops(DesktopCollections views) {
        machines = views.machines;
        tickets = views.tickets;
        users = views.users;
        addresses = views.addresses;
    }

    /** Empty until the view has heard of it, which is a moment after the command was answered. */
    public Optional<Ticket> ticket(TicketId ticketId) {
        return Optional.ofNullable(tickets.find(eq("_id", bare(ticketId.value())))
                        .map(as(TicketDocument.class))
                        .first())
                .map(TicketDocument::toTicket);
    }

    /** The machine of the pool that is this user's. */
    public Optional<MachineId> assignment(PoolId poolId, UserId userId) {
        return Optional.ofNullable(lastAssigned(userId).get(bare(poolId.value())))
                .map(MachineId::of)
                .flatMap(this::facts)
                .filter(machine -> machine.users().contains(userId))
                .map(MachineFacts::machineId);
    }

    /** All machines that are this user's, by pool. */
    public Map<PoolId, MachineFacts> assignments(UserId userId) {
        Map<PoolId, MachineFacts> mine = new HashMap<>();
        machines.find(in("_id", lastAssigned(userId).values()))
                .map(as(MachineFactsDocument.class))
                .forEach(document -> {
                    var machine = document.toFacts();
                    if (machine.users().contains(userId)) {
                        mine.put(machine.poolId(), machine);
                    }
                });
        return mine;
    }

    /** Empty if the machine is in no pool. */
    public Optional<MachineFacts> facts(MachineId machineId) {
        return Optional.ofNullable(machines.find(eq("_id", bare(machineId.value())))
                        .map(as(MachineFactsDocument.class))
                        .first())
                .map(MachineFactsDocument::toFacts);
    }

    /** Whether no other machine, of whichever controller, reported this machine's address after it. */
    public boolean isLastAt(MachineFacts machine) {
        var address = machine.address();
        var document =
                address == null ? null : addresses.find(eq("_id", address)).first();
        return document != null && bare(machine.machineId().value()).equals(document.getString("machine"));
    }

    private Map<String, String> lastAssigned(UserId userId) {
        var document = users.find(eq("_id", bare(userId.value())))
                .map(as(UserDesktopsDocument.class))
                .first();
        return document == null || document.machines() == null ? Map.of() : document.machines();
    }

    private static String bare(UUID id) {
        return id.toString();
    }

    private record UserDesktopsDocument(@JsonProperty("_id") String id, @Nullable Map<String, String> machines) {}
}
