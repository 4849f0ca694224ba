package io.vdibroker.saga.inventory;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.delivery.group.Freshness;
import io.vdibroker.saga.ecp.Controllers;
import io.vdibroker.saga.ecp.EcpInventory;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Asks a controller that is known. */
@Component
class Inventories {

    private final Controllers controllers;
    private final Questions questions;
    private final Freshness fresh;

    Inventories(Controllers controllers, Questions questions, Freshness fresh) {
        this.fresh = fresh;
        this.controllers = controllers;
        this.questions = questions;
    }

    <T> CompletableFuture<T> ask(ControllerId controllerId, Function<EcpInventory, T> question) {
        if (!controllers.knows(controllerId)) {
            fresh.upTo(Controllers.GROUP); // it may have been registered only just now
        }
        return questions.ask(controllerId, () -> {
            if (!controllers.knows(controllerId)) {
                throw Refusal.notFound("There is no such controller");
            }
            return question.apply(controllers.inventory(controllerId));
        });
    }
}
