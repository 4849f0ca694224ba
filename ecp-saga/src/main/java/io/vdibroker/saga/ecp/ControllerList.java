package io.vdibroker.saga.ecp;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The controllers that there are, one document each. Can be rebuilt from the events. */
@Component
class ControllerList {

    private static final String COLLECTION = "list_controllers_v1";

    private final MongoCollection<Document> controllers;

    ControllerList(MongoDatabase database) {
        controllers = database.getCollection(COLLECTION);
    }

    void save(ControllerSettings settings) {
        var id = settings.id().value().toString();
        var document = new Document("_id", id)
                .append("address", settings.address())
                .append("tlsMode", settings.tls().mode().name())
                .append("certificatePem", settings.tls().certificatePem())
                .append("credentialRef", settings.credentialRef());
        controllers.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    void delete(ControllerId id) {
        controllers.deleteOne(eq("_id", id.value().toString()));
    }

    List<ControllerSettings> all() {
        return controllers.find().map(ControllerList::settings).into(new ArrayList<>());
    }

    private static ControllerSettings settings(Document document) {
        return new ControllerSettings(
                ControllerId.of(document.getString("_id")),
                document.getString("address"),
                new TlsTrust(TlsMode.valueOf(document.getString("tlsMode")), document.getString("certificatePem")),
                document.getString("credentialRef"));
    }
}
