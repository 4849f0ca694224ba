package io.vdibroker.saga.worker;

import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.operation.OperationKind;
import io.vdibroker.api.operation.RunId;
import io.vdibroker.api.operation.Step;
import io.vdibroker.api.pool.PoolId;
import io.vdibroker.saga.worker.StepArguments.CloneOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored form of {@link OpenStep}. Times are text, because a BSON date has no microseconds. */
final class OpenStepDocuments {
    private OpenStepDocuments() {}

    static Document write(OpenStep row) {
        return new Document("_id", row.owner())
                .append("ownerId", row.ownerId().toString())
                .append("poolId", row.poolId().value().toString())
                .append("controllerId", row.controllerId().value().toString())
                .append(
                        "operationId",
                        row.operationId() == null
                                ? null
                                : row.operationId().value().toString())
                .append("kind", row.kind() == null ? null : row.kind().name())
                .append("runId", row.runId().value().toString())
                .append("position", row.position())
                .append("step", row.step().name())
                .append("attempt", row.attempt())
                .append("state", row.state().name())
                .append("taskId", row.taskId())
                .append("since", row.since() == null ? null : row.since().toString())
                .append("dueAt", row.dueAt() == null ? null : row.dueAt().toString())
                .append("order", row.order())
                .append("unwanted", row.unwanted())
                .append("arguments", write(row.arguments()))
                .append("metadata", new Document(new HashMap<>(row.metadata())));
    }

    static OpenStep read(Document row) {
        var operationId = row.getString("operationId");
        var kind = row.getString("kind");
        var since = row.getString("since");
        var dueAt = row.getString("dueAt");
        var metadata = new HashMap<String, String>();
        row.get("metadata", Document.class).forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        return new OpenStep(
                row.getString("_id"),
                uuid(row, "ownerId"),
                new PoolId(uuid(row, "poolId")),
                new ControllerId(uuid(row, "controllerId")),
                operationId == null ? null : OperationId.of(operationId),
                kind == null ? null : OperationKind.valueOf(kind),
                new RunId(uuid(row, "runId")),
                row.getInteger("position"),
                Step.valueOf(row.getString("step")),
                row.getInteger("attempt"),
                OpenStep.State.valueOf(row.getString("state")),
                row.getString("taskId"),
                since == null ? null : Instant.parse(since),
                dueAt == null ? null : Instant.parse(dueAt),
                row.getLong("order"),
                row.getBoolean("unwanted"),
                arguments(row.get("arguments", Document.class)),
                Map.copyOf(metadata));
    }

    private static Document write(StepArguments arguments) {
        return new Document("cloned", arguments.cloned())
                .append("hostname", arguments.hostname())
                .append("domainJoin", write(arguments.domainJoin()))
                .append("tagId", arguments.tagId())
                .append("tagName", arguments.tagName())
                .append("clone", write(arguments.cloneOrder()))
                .append(
                        "machineIds",
                        arguments.machineIds().stream()
                                .map(id -> id.value().toString())
                                .toList());
    }

    private static StepArguments arguments(Document arguments) {
        return new StepArguments(
                arguments.getBoolean("cloned"),
                arguments.getString("hostname"),
                domainJoin(arguments.get("domainJoin", Document.class)),
                arguments.getString("tagId"),
                arguments.getString("tagName"),
                clone(arguments.get("clone", Document.class)),
                arguments.getList("machineIds", String.class).stream()
                        .map(MachineId::of)
                        .toList());
    }

    private static @Nullable Document write(@Nullable DomainJoin join) {
        return join == null
                ? null
                : new Document("domain", join.domain())
                        .append("credentialRef", join.credentialRef())
                        .append("organizationalUnit", join.organizationalUnit());
    }

    private static @Nullable DomainJoin domainJoin(@Nullable Document join) {
        return join == null
                ? null
                : new DomainJoin(
                        join.getString("domain"),
                        join.getString("credentialRef"),
                        join.getString("organizationalUnit"));
    }

    private static @Nullable Document write(@Nullable CloneOrder order) {
        return order == null
                ? null
                : new Document("templateId", order.templateId().toString())
                        .append("resourcePoolId", order.resourcePoolId().toString())
                        .append("namePattern", order.namePattern())
                        .append("thin", order.thin());
    }

    private static @Nullable CloneOrder clone(@Nullable Document order) {
        return order == null
                ? null
                : new CloneOrder(
                        uuid(order, "templateId"),
                        uuid(order, "resourcePoolId"),
                        order.getString("namePattern"),
                        order.getBoolean("thin"));
    }

    private static UUID uuid(Document document, String field) {
        return UUID.fromString(Objects.requireNonNull(document.getString(field), field));
    }
}
