package io.vdibroker.query.controller;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static io.vdibroker.query.store.Documents.as;

import com.mongodb.client.MongoCollection;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.ControllerState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Where controllers are, and whether they can be used. */
@Component
public class Controllers {

    private final MongoCollection<Document> controllers;

    Controllers(ControllerCollection views) {
        controllers = views.controllers;
    }

    /** The address as the administrator gave it. */
    public Optional<String> addressOf(ControllerId controllerId) {
        return Optional.ofNullable(controllers
                        .find(eq("_id", controllerId.value().toString()))
                        .map(as(ControllerDocument.class))
                        .first())
                .map(ControllerDocument::address);
    }

    /** Of each that the view knows. */
    public Map<ControllerId, ControllerState> statesOf(Collection<ControllerId> controllerIds) {
        Map<ControllerId, ControllerState> states = new HashMap<>();
        var ids = controllerIds.stream().map(id -> id.value().toString()).toList();
        controllers
                .find(in("_id", ids))
                .map(as(ControllerDocument.class))
                .forEach(document -> states.put(ControllerId.of(document.id()), document.state()));
        return states;
    }
}
