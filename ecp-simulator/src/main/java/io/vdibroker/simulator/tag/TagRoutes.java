package io.vdibroker.simulator.tag;

import io.vdibroker.simulator.http.Answer;
import io.vdibroker.simulator.http.Call;
import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.http.Listing;
import io.vdibroker.simulator.http.Router;
import io.vdibroker.simulator.state.Tag;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.Timing;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskEngine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tag endpoints. */
@Component
class TagRoutes implements Router.Routes {
    private final World world;
    private final Timing timing;
    private final TaskEngine engine;
    private final TagView view;

    TagRoutes(World world, Timing timing, TaskEngine engine, TagView view) {
        this.world = world;
        this.timing = timing;
        this.engine = engine;
        this.view = view;
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/tags/", this::list)
                .post("/api/tags/", this::create)
                .get("/api/tags/{id}/", call -> Answer.ok(view.full(require(call))))
                .put("/api/tags/{id}/", this::edit)
                .post("/api/tags/{id}/remove/", call -> change(call, require(call), "remove", List.of(), ""))
                .post("/api/tags/{id}/add-entity/", call -> one(call, "add"))
                .post("/api/tags/{id}/remove-entity/", call -> one(call, "take"))
                .post("/api/tags/{id}/add-entities/", call -> many(call, "add"))
                .post("/api/tags/{id}/remove-entities/", call -> many(call, "take"));
    }

    private Answer list(Call call) {
        Stream<Tag> tags = world.state().tags.values().stream();
        String name = call.query("name");
        if (name != null) {
            tags = tags.filter(tag -> tag.name.contains(name));
        }
        String entity = call.query("entity_uuid");
        if (entity != null) {
            tags = tags.filter(tag -> tag.entities.containsKey(entity));
        }
        String entityClass = call.query("entity_class");
        if (entityClass != null) {
            tags = tags.filter(tag -> tag.entities.containsValue(entityClass));
        }
        return Listing.page(call, tags.map(view::full).toList(), TagView.SHORT);
    }

    private Answer create(Call call) {
        Tag tag = new Tag();
        tag.id = UUID.randomUUID().toString();
        tag.name = checkedName(call.text("verbose_name"), null);
        tag.colour = Objects.requireNonNullElse(call.optionalText("colour"), tag.colour);
        tag.created = timing.now();
        world.state().tags.put(tag.id, tag);
        Task task = engine.submit(TagWork.task(tag, "create", "Creating the tag " + tag.name + "."), call.user());
        return new Answer.Accepted(task, tag.id, "tag", tag.id);
    }

    private Answer edit(Call call) {
        Tag tag = require(call);
        String name = call.optionalText("verbose_name");
        if (name != null) {
            tag.name = checkedName(name, tag);
        }
        tag.colour = Objects.requireNonNullElse(call.optionalText("colour"), tag.colour);
        Task task = engine.submit(TagWork.task(tag, "edit", "Changing the tag " + tag.name + "."), call.user());
        return Answer.task(task, "tag", tag.id);
    }

    private String checkedName(String name, @Nullable Tag self) {
        if (name.isBlank()) {
            throw EcpError.field("verbose_name", "This field may not be blank.");
        }
        boolean taken = world.state().tags.values().stream().anyMatch(tag -> tag != self && tag.name.equals(name));
        if (taken && world.state().settings.rules().uniqueTagNames()) {
            throw EcpError.field("verbose_name", "Tag with this verbose name already exists.");
        }
        return name;
    }

    private Answer one(Call call, String action) {
        Tag tag = require(call);
        String id = Call.uuid("entity_uuid", call.text("entity_uuid"));
        refuseUnknown(List.of(id));
        return change(call, tag, action, List.of(id), call.text("entity_class"));
    }

    /** One that is not there spoils the request for all. */
    private void refuseUnknown(List<String> ids) {
        if (world.state().settings.rules().unknownEntitiesRefused()) {
            ids.stream()
                    .filter(id -> !world.state().domains.containsKey(id))
                    .findFirst()
                    .ifPresent(id -> {
                        throw EcpError.field("entity_uuids", "There is no entity " + id + ".");
                    });
        }
    }

    private Answer many(Call call, String action) {
        Tag tag = require(call);
        List<String> ids = call.ids("entity_uuids");
        refuseUnknown(ids);
        return change(call, tag, action, ids, call.text("entity_class"));
    }

    private Answer change(Call call, Tag tag, String action, List<String> entities, String entityClass) {
        Task task = TagWork.task(tag, action, "Changing the tag " + tag.name + ".")
                .with("entities", String.join(",", entities))
                .with("class", entityClass);
        return Answer.task(engine.submit(task, call.user()), "tag", tag.id);
    }

    private Tag require(Call call) {
        Map<String, Tag> tags = world.state().tags;
        Tag tag = tags.get(call.id());
        if (tag == null) {
            throw EcpError.notFound("tag", call.id());
        }
        return tag;
    }
}
