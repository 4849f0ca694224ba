package io.vdibroker.query.machine;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Pages.contains;
import static io.vdibroker.query.store.Pages.equal;

import com.mongodb.client.MongoCollection;
import io.vdibroker.api.machine.query.FindMachines;
import io.vdibroker.api.machine.query.GetMachine;
import io.vdibroker.api.machine.query.MachineView;
import io.vdibroker.api.machine.query.MachinesView;
import io.vdibroker.delivery.group.Freshness;
import io.vdibroker.query.person.Users;
import io.vdibroker.query.store.Pages;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers what is known of machines, with the sealed logins of those whose they are. */
@Component
class MachineQueryHandler {

    private final MachineCollections views;
    private final Users users;
    private final Freshness fresh;

    MachineQueryHandler(MachineCollections views, Users users, Freshness fresh) {
        this.fresh = fresh;
        this.views = views;
        this.users = users;
    }

    @QueryHandler
    Optional<MachineView> handle(GetMachine query) {
        fresh.upTo(MachineCollections.GROUP);
        var id = query.machineId().value().toString();
        return find(views.machines, id)
                .map(machine -> machine.toView(users.loginsOf(machine.people())))
                .or(() -> find(views.gone, id).map(gone -> gone.toView(Map.of())));
    }

    @QueryHandler
    MachinesView handle(FindMachines query) {
        fresh.upTo(MachineCollections.GROUP);
        var user = query.userId();
        var found = Pages.find(
                views.machines,
                Arrays.asList(
                        eq("pool", query.poolId().value().toString()),
                        contains("name", query.name()),
                        equal("status", query.status()),
                        equal("power", query.power()),
                        user == null ? null : exists("users." + user.value())),
                query.sort(),
                query.page(),
                query.size(),
                MachineDocument.class);
        var logins = users.loginsOf(found.items().stream()
                .flatMap(machine -> machine.people().stream())
                .distinct()
                .toList());
        return new MachinesView(
                found.map(machine -> machine.toView(logins)).items(), found.total(), query.page(), query.size());
    }

    private static Optional<MachineDocument> find(MongoCollection<Document> collection, String id) {
        return Optional.ofNullable(
                collection.find(eq("_id", id)).map(as(MachineDocument.class)).first());
    }
}
