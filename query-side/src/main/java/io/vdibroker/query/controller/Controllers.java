package io.vdibroker.query.controller;

import static com.mongodb.client.model.Filters.eq;
import static io.vdibroker.query.store.Documents.as;

import com.mongodb.client.MongoCollection;
import io.vdibroker.api.controller.ControllerId;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Where controllers are. */
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
}
