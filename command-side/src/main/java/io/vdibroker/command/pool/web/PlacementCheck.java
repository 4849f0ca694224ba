package io.vdibroker.command.pool.web;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.controller.query.CheckPlacement;
import io.vdibroker.api.controller.query.PlacementView;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.web.InvalidRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks ECP whether machines can be cloned as an administrator wants, and of which operating system they will be. */
@Component
class PlacementCheck {

    private static final String UNKNOWN_SYSTEM = "Other";

    private final QueryGateway queries;

    PlacementCheck(QueryGateway queries) {
        this.queries = queries;
    }

    /** The settings with the operating system of the template, or an {@link InvalidRequest} that says what is wrong. */
    CompletableFuture<CloningSettings> check(
            ControllerId controllerId, UUID resourcePoolId, @Nullable UUID dataPoolId, CloningSettings wanted) {
        return queries.query(
                        new CheckPlacement(
                                controllerId,
                                resourcePoolId,
                                dataPoolId,
                                wanted.templateId(),
                                wanted.totalSize(),
                                wanted.thin()),
                        PlacementView.class)
                .thenApply(placement -> {
                    if (placement.problem() != null) {
                        throw new InvalidRequest(
                                "templateId".equals(placement.field()) ? "cloning.templateId" : placement.field(),
                                placement.problem());
                    }
                    return wanted.withOsType(Objects.requireNonNullElse(placement.osType(), UNKNOWN_SYSTEM));
                });
    }
}
