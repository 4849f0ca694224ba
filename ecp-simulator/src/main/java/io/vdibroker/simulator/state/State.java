package io.vdibroker.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the simulated ECP knows; what is written to disk is exactly this. */
public final class State {
    public Settings settings = Settings.DEFAULT;
    public String version = "4.7.5";
    public List<Account> accounts = new ArrayList<>();
    public Directory directory = new Directory();
    public Map<String, Cluster> clusters = new LinkedHashMap<>();
    public Map<String, Node> nodes = new LinkedHashMap<>();
    public Map<String, ResourcePool> resourcePools = new LinkedHashMap<>();
    public Map<String, DataPool> dataPools = new LinkedHashMap<>();
    public Map<String, Domain> domains = new LinkedHashMap<>();
    public Map<String, Tag> tags = new LinkedHashMap<>();
    public Map<String, Task> tasks = new LinkedHashMap<>();
    public Map<String, Remembered> answers = new LinkedHashMap<>();
    public Map<String, EcpEvent> events = new LinkedHashMap<>();
    public Map<String, LibraryFile> library = new LinkedHashMap<>();
    public Set<String> revokedTokens = new LinkedHashSet<>();
    public int addressesGiven;

    /** What a request with an idempotency key was answered, for as long as the key is remembered. */
    public record Remembered(
            int bodyHash,
            int status,
            @Nullable String task,
            @Nullable String resultClass,
            @Nullable String resultId,
            String body,
            Instant until) {}

    public Stream<Domain> clonesOf(Domain template) {
        return domains.values().stream().filter(domain -> template.id.equals(domain.parent));
    }

    public Stream<Task> subtasks(Task parent) {
        return tasks.values().stream().filter(task -> parent.id.equals(task.parent));
    }

    public long usedMib(DataPool pool) {
        return pool.otherMib
                + domains.values().stream()
                        .filter(domain -> domain.dataPool.equals(pool.id))
                        .mapToLong(domain -> domain.diskMib)
                        .sum();
    }

    public long freeMib(DataPool pool) {
        return Math.max(0, pool.sizeMib - usedMib(pool));
    }
}
