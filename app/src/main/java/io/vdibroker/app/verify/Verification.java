package io.vdibroker.app.verify;

import io.vdibroker.delivery.store.StoredEvent;
import io.vdibroker.delivery.store.StoredEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One reading of an event store, from its first event to its last. */
final class Verification {

    private final PlacesCheck places = new PlacesCheck();
    private final MachinesCheck machines = new MachinesCheck(places);
    private final List<Check> checks =
            new ArrayList<>(List.of(new StreamsCheck(), places, machines, new OpenWorkCheck()));
    private final List<Finding> findings = new ArrayList<>();
    private long events;
    private Instant last = Instant.EPOCH;

    /** Has it compared with what ECP holds, too. */
    void compareWith(Ecps ecps) {
        checks.add(new EcpCheck(places, machines, ecps));
    }

    /** Reads everything; as of the last event, unless somebody works on the store at present: then as of now. */
    void read(StoredEvents stored, boolean running, Instant now) {
        stored.forEach(this::see);
        var end = running ? now : last;
        checks.forEach(check -> check.end(end, findings::add));
    }

    private void see(StoredEvent event) {
        events++;
        last = event.at();
        checks.forEach(check -> check.see(event, findings::add));
    }

    long events() {
        return events;
    }

    /** Whether something is not as it should be that may only have moved on meanwhile. */
    boolean ecpDisagrees() {
        return findings.stream().anyMatch(finding -> finding.promise() == Promise.ECP_AGREES);
    }

    /** What was not as promised, in the order in which it was found. */
    List<Finding> findings() {
        return findings;
    }
}
