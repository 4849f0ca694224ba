package io.vdibroker.saga.inventory;

import io.vdibroker.api.controller.ControllerId;
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

    Inventories(Controllers controllers, Questions questions) {
        this.controllers = controllers;
        this.questions = questions;
    }

    <T> CompletableFuture<T> ask(ControllerId controllerId, Function<EcpInventory, T> question) {
        return questions.ask(controllerId, () -> {
            if (!controllers.knows(controllerId)) {
                throw Refusal.notFound("There is no such controller, or it was registered only just now");
            }
            return question.apply(controllers.inventory(controllerId));
        });
    }
}
