package io.vdibroker.app.verify;

import io.vdibroker.delivery.store.StoredEvent;
import io.vdibroker.delivery.store.StoredEvents;
import io.vdibroker.saga.ecp.EcpProblem;
import io.vdibroker.secrets.HistorySeals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reading of an event store, from its first event to its last. */
final class Verification {

    /** A longer silence between two events may be that of a broker that did not run. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private final PlacesCheck places = new PlacesCheck();
    private final MachinesCheck machines = new MachinesCheck(places);
    private final OpenWorkCheck openWork = new OpenWorkCheck();
    private final List<Check> checks = List.of(
            new StreamsCheck(),
            places,
            machines,
            new DoubtsCheck(places),
            openWork,
            new UnbegunStepsCheck(openWork),
            new HostNamesCheck(),
            new AcceptedRequestsCheck(machines),
            new HandoversCheck());
    private final List<Finding> findings = new ArrayList<>();
    private long events;
    private @Nullable Instant last;
    private Duration worked = Duration.ZERO;
    private @Nullable SealsCheck seals;
    private @Nullable EcpCheck ecp;
    private @Nullable String ecpSilent;

    /** Has it compared with what ECP holds, too. */
    void compareWith(Ecps ecps) {
        ecp = new EcpCheck(places, machines, ecps);
    }

    /** Something that no event shows. */
    void note(Finding finding) {
        findings.add(finding);
    }

    /** Has it told whether somebody else wrote there, too. */
    void checkSeals(StoredEvents stored, HistorySeals keys) {
        stored.checkSeals(keys);
        seals = new SealsCheck(keys, stored.identity(), stored.streamsWithWrongSnapshots(), stored.forgedRows());
    }

    /** Whether and why some or all events have no seals yet. */
    Optional<String> notSealedYet() {
        return seals == null ? Optional.empty() : seals.notSealedYet();
    }

    /** Reads everything. A broker that runs has worked since it was started, or since the last event. */
    void read(StoredEvents stored, @Nullable Instant runningSince, Instant now) {
        stored.forEach(this::see);
        if (runningSince != null && last != null) {
            var idleSince = last.isAfter(runningSince) ? last : runningSince;
            worked = worked.plus(longer(Duration.between(idleSince, now), Duration.ZERO));
        }
        checks.forEach(check -> check.end(worked, findings::add));
        if (seals != null) {
            seals.end(worked, findings::add);
        }
        if (ecp != null) {
            compare(ecp);
        }
    }

    private void compare(EcpCheck withEcp) {
        try {
            withEcp.end(worked, findings::add);
        } catch (EcpProblem e) {
            ecpSilent = e.text();
        }
    }

    /** Why ECP could not be asked, if it could not. */
    @Nullable
    String ecpSilent() {
        return ecpSilent;
    }

    private void see(StoredEvent event) {
        events++;
        if (last != null) {
            var silence = longer(Duration.between(last, event.at()), Duration.ZERO);
            worked = worked.plus(silence.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : silence);
        }
        last = event.at();
        checks.forEach(check -> check.see(event, worked, findings::add));
        if (seals != null) {
            seals.see(event, worked, findings::add);
        }
        if (ecp != null) {
            ecp.see(event, worked, findings::add);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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
