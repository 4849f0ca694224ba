package io.vdibroker.simulator.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** The inventory to begin with, as it is written in a file; machines are given as in {@link Domain}. */
public record Scenario(
        @Nullable String version,
        @Nullable JsonNode settings,
        List<Account> accounts,
        Directory directory,
        List<Cluster> clusters,
        List<Node> nodes,
        List<ResourcePool> resourcePools,
        List<DataPool> dataPools,
        List<Domain> domains) {

    /** From a file, or the one in the jar. */
    public static State read(@Nullable Path file) {
        try (InputStream in = file == null
                ? new ClassPathResource("default-scenario.json").getInputStream()
                : Files.newInputStream(file)) {
            return StoredJson.MAPPER.readValue(in, Scenario.class).toState();
        } catch (IOException e) {
            throw new UncheckedIOException("The scenario can not be read: " + file, e);
        }
    }

    private State toState() {
        State state = new State();
        if (version != null) {
            state.version = version;
        }
        if (settings != null) {
            state.settings = StoredJson.merged(state.settings, settings);
        }
        state.accounts.addAll(accounts);
        state.directory = directory;
        state.clusters.putAll(byId(clusters, Cluster::id));
        state.nodes.putAll(byId(nodes, node -> node.id));
        state.resourcePools.putAll(byId(resourcePools, ResourcePool::id));
        state.dataPools.putAll(byId(dataPools, pool -> pool.id));
        state.domains.putAll(byId(domains, domain -> domain.id));
        state.domains.values().forEach(domain -> check(state, domain));
        return state;
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream()
                .collect(Collectors.toMap(
                        id,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalArgumentException(
                                    "Two entities of the scenario have the id " + id.apply(one));
                        },
                        LinkedHashMap::new));
    }

    private static void check(State state, Domain domain) {
        if (!state.nodes.containsKey(domain.node)
                || !state.resourcePools.containsKey(domain.resourcePool)
                || !state.dataPools.containsKey(domain.dataPool)) {
            throw new IllegalArgumentException(
                    "Node, resource pool or data pool of " + domain.name + " is not in the scenario");
        }
        if (domain.created.equals(Instant.EPOCH)) {
            domain.created = Clock.systemUTC().instant();
            domain.modified = domain.created;
        }
        if (domain.guest.hostname.isEmpty() && !(domain.template && domain.isWindows())) {
            domain.guest.hostname = domain.name;
        }
    }
}
