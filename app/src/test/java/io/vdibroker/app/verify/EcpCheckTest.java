package io.vdibroker.app.verify;

import static io.vdibroker.app.verify.Planted.BORIS;
import static io.vdibroker.app.verify.Planted.CONTROLLER;
import static io.vdibroker.app.verify.Planted.FIRST;
import static io.vdibroker.app.verify.Planted.OTHER_POOL;
import static io.vdibroker.app.verify.Planted.POOL;
import static io.vdibroker.app.verify.Planted.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.controller.StrangerSign;
import io.vdibroker.api.controller.TlsMode;
import io.vdibroker.api.controller.TlsTrust;
import io.vdibroker.api.controller.event.ControllerRegistered;
import io.vdibroker.api.controller.event.StrangerForgotten;
import io.vdibroker.api.controller.event.StrangerFound;
import io.vdibroker.api.controller.event.StrangerGone;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.pool.event.PlaceReturned;
import io.vdibroker.api.pool.event.PoolDeleted;
import io.vdibroker.api.pool.event.PoolTagReady;
import io.vdibroker.api.pool.event.PoolTagRemoved;
import io.vdibroker.delivery.store.StoredEvents;
import io.vdibroker.saga.ecp.EcpHoldings;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.saga.ecp.EcpTag;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcpCheckTest {

    private static final MachineId STRANGER = new MachineId(new UUID(7, 7));

    @TempDir
    Path directory;

    private Planted store;
    private final Set<MachineId> machines = new HashSet<>(Set.of(FIRST, SECOND));
    private final Set<MachineId> carriers = new HashSet<>(Set.of(FIRST, SECOND));
    private boolean tagged = true;

    @BeforeEach
    void sound() throws SQLException, IOException {
        store = new Planted(directory);
        store.happened(
                CONTROLLER,
                new ControllerRegistered(
                        CONTROLLER, "ECP", "ecp.example", new TlsTrust(TlsMode.SYSTEM, null), "ref", "4.7.5"));
        store.sound();
        store.happened(POOL, new PoolTagReady(POOL, "tag", true));
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    @Test
    void findsNothingWhereBothAgree() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void findsAMachineThatEcpDoesNotHave() {
        machines.remove(SECOND);

        assertThat(findings()).containsExactly(SECOND + ": is there, but not in ECP");
    }

    @Test
    void findsAMachineThatWasDeletedAndIsThere() throws SQLException {
        store.gone(SECOND);
        store.happened(POOL, new PlaceReturned(POOL, SECOND, null));
        carriers.remove(SECOND);

        assertThat(findings()).containsExactly(SECOND + ": was deleted, and ECP has it");

        machines.remove(SECOND);
        assertThat(findings()).isEmpty();
    }

    @Test
    void findsAMachineThatLostTheTag() {
        carriers.remove(FIRST);

        assertThat(findings()).containsExactly(FIRST + ": does not carry the tag of " + POOL);
    }

    @Test
    void findsAStrangerWithTheTag() {
        carriers.add(STRANGER);

        assertThat(findings()).containsExactly(STRANGER + ": carries the tag of " + POOL + ", which does not have it");
    }

    @Test
    void findsNothingInStrangersAsLongAsAnAdministratorHasForgottenThem() throws SQLException {
        store.gone(SECOND);
        store.happened(POOL, new PlaceReturned(POOL, SECOND, null));
        carriers.add(STRANGER);
        for (var stranger : List.of(SECOND, STRANGER)) {
            store.happened(CONTROLLER, new StrangerFound(CONTROLLER, stranger, "pc", StrangerSign.CARRIES_TAG, POOL));
            store.happened(CONTROLLER, new StrangerForgotten(CONTROLLER, stranger));
        }
        assertThat(findings()).isEmpty();

        store.happened(CONTROLLER, new StrangerGone(CONTROLLER, STRANGER));
        assertThat(findings()).containsExactly(STRANGER + ": carries the tag of " + POOL + ", which does not have it");
    }

    /** The administrator's own tag, found by its name: others carry it as well, and it stays when the pool goes. */
    @Test
    void findsNothingInATagThatIsNotOurs() throws SQLException {
        store.created(OTHER_POOL, 5);
        store.happened(OTHER_POOL, new PoolTagReady(OTHER_POOL, "tag", false));
        assertThat(findings()).isEmpty();

        store.happened(OTHER_POOL, new PoolDeleted(OTHER_POOL, "pool", CONTROLLER));
        assertThat(findings()).isEmpty();
    }

    @Test
    void findsAPoolWithoutItsTag() throws SQLException {
        tagged = false;
        assertThat(findings()).containsExactly(POOL + ": ECP does not have its tag tag");

        store.happened(POOL, new PoolTagRemoved(POOL, "tag"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void saysWhatTheHistoryTellsThoughEcpDoesNotAnswer() throws SQLException {
        store.assigned(FIRST, BORIS);
        var verification = new Verification();
        verification.compareWith((address, tls, credentialRef) -> {
            throw new EcpProblem.NoAnswer("ECP is away", null);
        });
        try (var events = StoredEvents.open(directory)) {
            verification.read(events, null, store.now());
        }

        assertThat(verification.ecpSilent()).isEqualTo("ECP is away");
        assertThat(verification.findings()).extracting(Finding::promise).containsExactly(Promise.ONE_USER);
    }

    private List<String> findings() {
        var verification = new Verification();
        verification.compareWith((address, tls, credentialRef) -> new EcpHoldings() {
            @Override
            public Set<MachineId> existing(Collection<MachineId> ids) {
                return machines.stream().filter(ids::contains).collect(Collectors.toSet());
            }

            @Override
            public Optional<EcpTag> tag(String tagId) {
                return tagged ? Optional.of(new EcpTag(tagId, "pool", carriers)) : Optional.empty();
            }
        });
        try (var events = StoredEvents.open(directory)) {
            verification.read(events, null, store.now());
        }
        assertThat(verification.findings()).allMatch(finding -> finding.promise() == Promise.ECP_AGREES);
        return verification.findings().stream()
                .map(finding -> finding.subject() + ": " + finding.text())
                .toList();
    }
}
