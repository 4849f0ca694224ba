package io.vdibroker.query.controller;

import static com.mongodb.client.model.Filters.eq;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Pages.contains;

import io.vdibroker.api.controller.query.ControllerView;
import io.vdibroker.api.controller.query.ControllersView;
import io.vdibroker.api.controller.query.FindControllers;
import io.vdibroker.api.controller.query.FindStrangers;
import io.vdibroker.api.controller.query.GetController;
import io.vdibroker.api.controller.query.StrangersView;
import io.vdibroker.delivery.group.Freshness;
import io.vdibroker.query.store.Pages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is known of controllers; what ECP has, ecp-saga answers. */
@Component
class ControllerQueryHandler {

    private final ControllerCollection views;
    private final Freshness fresh;

    ControllerQueryHandler(ControllerCollection views, Freshness fresh) {
        this.fresh = fresh;
        this.views = views;
    }

    @QueryHandler
    Optional<ControllerView> handle(GetController query) {
        fresh.upTo(ControllerCollection.GROUP);
        return Optional.ofNullable(views.controllers
                        .find(eq("_id", query.controllerId().value().toString()))
                        .map(as(ControllerDocument.class))
                        .first())
                .map(ControllerDocument::toView);
    }

    @QueryHandler
    StrangersView handle(FindStrangers query) {
        fresh.upTo(ControllerCollection.GROUP);
        var found = Pages.find(
                        views.strangers,
                        List.of(eq("controller", query.controllerId().value().toString())),
                        "name",
                        query.page(),
                        query.size(),
                        StrangerDocument.class)
                .map(StrangerDocument::toView);
        return new StrangersView(found.items(), found.total(), query.page(), query.size());
    }

    @QueryHandler
    ControllersView handle(FindControllers query) {
        fresh.upTo(ControllerCollection.GROUP);
        var found = Pages.find(
                        views.controllers,
                        Arrays.asList(contains("name", query.name())),
                        query.sort(),
                        query.page(),
                        query.size(),
                        ControllerDocument.class)
                .map(ControllerDocument::toView);
        return new ControllersView(found.items(), found.total(), query.page(), query.size());
    }
}
