package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vdibroker.delivery.json.JsonDelivery;
import io.vdibroker.delivery.sample.JobSaga;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.modelling.saga.AssociationValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSagaAndTokenStoreTest {

    private static final AssociationValue JOB = new AssociationValue("jobId", "j");

    @TempDir
    Path directory;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = new SqliteDatabase(new SqliteFile(directory.resolve("events.db")), 2);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsASagaByWhatItIsAssociatedWith() {
        var sagas = new SqliteSagaStore(database, JsonDelivery.serializer());
        sagas.insertSaga(JobSaga.class, "1", new JobSaga(), Set.of(JOB));

        assertThat(sagas.findSagas(JobSaga.class, JOB)).containsExactly("1");
        assertThat(sagas.loadSaga(JobSaga.class, "1")).isNotNull();
        sagas.deleteSaga(JobSaga.class, "1", Set.of(JOB));
        assertThat(sagas.findSagas(JobSaga.class, JOB)).isEmpty();
        assertThat(sagas.loadSaga(JobSaga.class, "1")).isNull();
    }

    @Test
    void claimsASegmentOfAKilledProcessAtOnceAndOfAnotherNever() {
        var killed = store("broker");
        killed.initializeTokenSegments("saga-x", 2, GapAwareTrackingToken.newInstance(7, Set.of()));
        var claimed = killed.fetchToken("saga-x", Segment.computeSegment(0, 0, 1));

        assertThat(claimed).isEqualTo(GapAwareTrackingToken.newInstance(7, Set.of()));
        assertThat(store("broker").fetchToken("saga-x", 0)).isEqualTo(claimed);
        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> store("other").fetchToken("saga-x", 0));
        assertThat(killed.fetchAvailableSegments("saga-x")).hasSize(2);
    }

    /** Axon's store takes a second connection in the middle of a claim: with one writer that was a hang of 30 s. */
    @Test
    void claimsWithTheOneConnectionThatWrites() {
        var tokens = store("broker");
        tokens.initializeTokenSegments("saga-x", 4, null);

        assertThat(CompletableFuture.runAsync(() -> tokens.fetchToken("saga-x", Segment.computeSegment(3, 0, 1, 2, 3))))
                .succeedsWithin(10, TimeUnit.SECONDS);
    }

    private SqliteTokenStore store(String node) {
        return new SqliteTokenStore(database, JsonDelivery.serializer(), node, SqliteStores.CLAIM_TIMEOUT);
    }
}
