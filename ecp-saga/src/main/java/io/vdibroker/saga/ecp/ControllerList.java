package io.vdibroker.saga.ecp;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.vdibroker.api.controller.ControllerCondition;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The controllers that there are, one document each. Can be rebuilt from the events. */
@Component
class ControllerList {

    private static final String COLLECTION = "list_controllers_v1";
    private static final String CONDITION = "condition";
    private static final String TROUBLE_SINCE = "troubleSince";
    private static final String SERVICE_SINCE = "serviceSince";
    private static final String PAST = "standstills";
    private static final String FROM = "from";
    private static final String TO = "to";

    private final MongoCollection<Document> controllers;

    ControllerList(MongoDatabase database) {
        controllers = database.getCollection(COLLECTION);
    }

    void save(ControllerSettings settings) {
        var id = settings.id().value().toString();
        controllers.updateOne(
                eq("_id", id),
                Updates.combine(
                        Updates.set("address", settings.address()),
                        Updates.set("tlsMode", settings.tls().mode().name()),
                        Updates.set("certificatePem", settings.tls().certificatePem()),
                        Updates.set("credentialRef", settings.credentialRef())),
                new UpdateOptions().upsert(true));
    }

    /** Of a controller that is not there any more nothing is kept. */
    void trouble(ControllerId id, ControllerCondition condition, Instant since) {
        change(id, Updates.set(CONDITION, condition.name()), Updates.set(TROUBLE_SINCE, since.toString()));
    }

    void noTrouble(ControllerId id, Instant at) {
        past(id, TROUBLE_SINCE, at);
        change(id, Updates.unset(CONDITION), Updates.unset(TROUBLE_SINCE));
    }

    void inService(ControllerId id, Instant since) {
        change(id, Updates.set(SERVICE_SINCE, since.toString()));
    }

    void notInService(ControllerId id, Instant at) {
        past(id, SERVICE_SINCE, at);
        change(id, Updates.unset(SERVICE_SINCE));
    }

    /** Before it is over, so that a repeat finds it. */
    private void past(ControllerId id, String beginning, Instant at) {
        var document = controllers.find(eq("_id", id.value().toString())).first();
        var from = document == null ? null : instant(document.getString(beginning));
        if (document != null && from != null) {
            change(id, Updates.set(PAST, write(standstills(document).with(new Standstills.Span(from, at)))));
        }
    }

    private static List<Document> write(Standstills standstills) {
        return standstills.spans().stream()
                .map(span -> new Document(FROM, span.from().toString())
                        .append(TO, span.to().toString()))
                .toList();
    }

    private static Standstills standstills(Document document) {
        return new Standstills(document.getList(PAST, Document.class, List.of()).stream()
                .map(span ->
                        new Standstills.Span(Instant.parse(span.getString(FROM)), Instant.parse(span.getString(TO))))
                .toList());
    }

    private void change(ControllerId id, Bson... changes) {
        controllers.updateOne(eq("_id", id.value().toString()), Updates.combine(changes));
    }

    /** Of those in whose way something is or was. */
    Map<ControllerId, Overlay> overlays() {
        var overlays = new HashMap<ControllerId, Overlay>();
        for (var document : controllers.find()) {
            var overlay = overlay(document);
            if (!overlay.equals(Overlay.NONE)) {
                overlays.put(ControllerId.of(document.getString("_id")), overlay);
            }
        }
        return Map.copyOf(overlays);
    }

    private static Overlay overlay(Document document) {
        var condition = document.getString(CONDITION);
        return new Overlay(
                condition == null ? ControllerCondition.ANSWERS : ControllerCondition.valueOf(condition),
                instant(document.getString(TROUBLE_SINCE)),
                instant(document.getString(SERVICE_SINCE)),
                standstills(document));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
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
