package io.vdibroker.query.operation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static io.vdibroker.query.store.Samples.CONTROLLER;
import static io.vdibroker.query.store.Samples.M1;
import static io.vdibroker.query.store.Samples.M2;
import static io.vdibroker.query.store.Samples.POOL;
import static io.vdibroker.query.store.Samples.created;
import static io.vdibroker.query.store.Samples.createdStatic;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.api.operation.OperationId;
import io.vdibroker.api.pool.Readiness;
import io.vdibroker.api.pool.event.MachineAdmitted;
import io.vdibroker.api.pool.event.MachineClaimRefused;
import io.vdibroker.api.pool.event.PlaceLeaving;
import io.vdibroker.api.pool.event.PoolActivated;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.query.store.ViewWrites;
import io.vdibroker.query.store.ViewsInMemory;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a set-up came to depends on the events and not on how they were dealt out. */
class PoolSetUpProjectorTest {

    private static final Failure FAILURE = new Failure(FailureCode.NOT_FOUND, "ECP has no such machine");

    @Test
    void isDoneBeforeThePoolIsDeleted() {
        var operation = alike(
                created(POOL, "windows", 2),
                new PoolActivated(POOL),
                admitted(0),
                admitted(1),
                new PoolDeletionStarted(POOL, List.of()),
                new PoolDeleted(POOL, "windows", CONTROLLER));

        assertThat(operation.getString("state")).isEqualTo("DONE");
        assertThat(operation.getInteger("ready")).isEqualTo(2);
    }

    @Test
    void isSupersededIfThePoolIsDeletedBefore() {
        var operation = alike(
                created(POOL, "windows", 2),
                new PoolActivated(POOL),
                admitted(0),
                new PoolDeletionStarted(POOL, List.of()),
                admitted(1));

        assertThat(operation.getString("state")).isEqualTo("SUPERSEDED");
    }

    @Test
    void isNotUndoneByWhatBecomesOfAMachineLater() {
        var operation = alike(
                created(POOL, "windows", 1),
                new PoolActivated(POOL),
                admitted(0),
                new PlaceLeaving(POOL, M1, FAILURE, false));

        assertThat(operation.getString("state")).isEqualTo("DONE");
        assertThat(operation.getInteger("ready")).isOne();
    }

    @Test
    void tellsTheFirstMachineThatAStaticPoolDidNotGet() {
        var operation = alike(
                createdStatic(POOL, "lab", List.of(M1, M2)),
                new MachineClaimRefused(POOL, M2, FAILURE),
                admitted(0),
                new PoolActivated(POOL));

        assertThat(operation.getString("state")).isEqualTo("DONE");
        assertThat(operation.getInteger("failed")).isOne();
        assertThat(operation.get("failure", Document.class).getString("text")).isEqualTo(FAILURE.text());
    }

    @Test
    void goesOnFromWhatARebuildHasMended() {
        try (var views = new ViewsInMemory()) {
            views.to(projector(views));
            views.tell(created(POOL, "windows", 1), new PoolActivated(POOL), admitted(0));
            assertThat(operation(views).getString("state")).isEqualTo("DONE");
            views.database()
                    .getCollection("operations_v1")
                    .updateOne(
                            eq("_id", OperationId.ofSetUp(POOL).value().toString()),
                            combine(set("state", "RUNNING"), set("wanted", 2)));
            views.database()
                    .getCollection("set_up_machines_v1")
                    .insertOne(new Document("_id", M1.value().toString())
                            .append("pool", POOL.value().toString())
                            .append("came", true));

            views.tell(admitted(1));
            assertThat(operation(views).getString("state")).isEqualTo("DONE");
            assertThat(operation(views).getInteger("ready")).isEqualTo(2);
        }
    }

    /** The operation after the events came in one batch, one by one, and once more. */
    private static Document alike(Object... events) {
        try (var together = new ViewsInMemory();
                var singly = new ViewsInMemory()) {
            together.to(projector(together)).tell(events);
            var views = singly.to(projector(singly));
            for (var event : events) {
                views.tell(event);
            }
            var operation = operation(together);
            assertThat(operation(singly)).isEqualTo(operation);
            assertThat(together.database().getCollection("set_up_machines_v1").find())
                    .containsExactlyElementsOf(singly.database()
                            .getCollection("set_up_machines_v1")
                            .find());
            together.tellAllAgain();
            assertThat(operation(together)).as("after a repeat").isEqualTo(operation);
            return operation;
        }
    }

    private static PoolSetUpProjector projector(ViewsInMemory views) {
        var collections = new OperationCollections(views.database());
        var writes = new ViewWrites();
        var operations = new OperationWrites(collections, writes, new OperationUpdates());
        return new PoolSetUpProjector(operations, new SetUpMachines(collections, writes, operations));
    }

    private static MachineAdmitted admitted(int machine) {
        return new MachineAdmitted(POOL, machine == 0 ? M1 : M2, "vdi-" + machine, Readiness.ON);
    }

    private static Document operation(ViewsInMemory views) {
        var operation = views.database()
                .getCollection("operations_v1")
                .find(eq("_id", OperationId.ofSetUp(POOL).value().toString()))
                .first();
        assertThat(operation).isNotNull();
        return operation;
    }
}
