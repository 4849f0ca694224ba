package io.vdibroker.saga.ecp;

import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.machine.PowerState;
import io.vdibroker.saga.ecp.RecordedSights.Recorded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses that the agents of one controller's machines list, and who is reached by which. */
final class MachineAddresses {

    /** So many are remembered of those that several machines once listed. */
    private static final int REMEMBERED = 10_000;

    private final Map<MachineId, List<String>> listed = new HashMap<>();
    private final Map<String, Set<MachineId>> listers = new HashMap<>();
    private final Set<String> onceShared = new HashSet<>();
    private Map<MachineId, Recorded> recorded;

    MachineAddresses(Map<MachineId, Recorded> recorded) {
        this.recorded = recorded;
    }

    /** What is recorded now. Who is not among it is no machine of ours, and shares no address. */
    synchronized void know(Map<MachineId, Recorded> now) {
        recorded = now;
        List.copyOf(listed.keySet()).stream().filter(id -> !now.containsKey(id)).forEach(this::forget);
    }

    /** First all are heard, then each is judged: of two in one answer none comes first. */
    synchronized List<EcpDomain> resolve(List<EcpDomain> domains) {
        domains.forEach(this::hear);
        return domains.stream().map(domain -> domain.reachedBy(address(domain))).toList();
    }

    private void hear(EcpDomain domain) {
        forget(domain.id());
        if (domain.agentHeard() && domain.power() == PowerState.ON && recorded.containsKey(domain.id())) {
            var addresses = Addresses.usable(domain.ipv4());
            listed.put(domain.id(), addresses);
            addresses.forEach(address -> {
                var together = listers.computeIfAbsent(address, any -> new HashSet<>());
                together.add(domain.id());
                if (together.size() > 1 && onceShared.size() < REMEMBERED) {
                    onceShared.add(address);
                }
            });
        }
    }

    private void forget(MachineId id) {
        var before = listed.remove(id);
        if (before != null) {
            before.forEach(address -> listers.computeIfPresent(address, (any, together) -> {
                together.remove(id);
                return together.isEmpty() ? null : together;
            }));
        }
    }

    private @Nullable String address(EcpDomain domain) {
        var known = recorded.get(domain.id());
        var before = known == null ? null : known.observed().address();
        if (!domain.agentHeard()) {
            return known != null && before != null && isKept(domain, known, before) ? before : null;
        }
        var usable = Addresses.usable(domain.ipv4()).stream()
                .filter(address -> known == null || known.mayHave(address))
                .filter(address -> !isListedByAnother(address, domain.id()))
                .toList();
        if (before != null && usable.contains(before)) {
            return before;
        }
        return usable.stream()
                .filter(address -> !onceShared.contains(address))
                .findFirst()
                .orElseGet(() -> usable.isEmpty() ? null : usable.get(0));
    }

    /** The agent of a machine that never left ON told it last, and nobody tells otherwise. */
    private boolean isKept(EcpDomain domain, Recorded known, String before) {
        return domain.power() == PowerState.ON
                && known.observed().power() == PowerState.ON
                && known.mayHave(before)
                && !isListedByAnother(before, domain.id());
    }

    private boolean isListedByAnother(String address, MachineId id) {
        var together = listers.getOrDefault(address, Set.of());
        return together.size() > (together.contains(id) ? 1 : 0);
    }
}
