package io.vdibroker.command.pool;

import io.vdibroker.api.Metadata;
import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.UserId;
import io.vdibroker.command.Rejection;
import io.vdibroker.command.authority.Standings;
import io.vdibroker.command.controller.PoolAttachments;
import io.vdibroker.command.machine.ClaimableMachines;
import io.vdibroker.command.person.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;

/** A fixture for pools, with all that their handlers are given, and the metadata that commands are stamped with. */
final class PoolFixture {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final PoolProperties PROPERTIES = new PoolProperties(
            3,
            Duration.ofMinutes(10),
            Duration.ofHours(4),
            3,
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            5,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1));

    /** Everybody but those who are nobody. */
    static final People PEOPLE = new People() {
        @Override
        public void refuseUnlessKnown(UserId userId) {
            refuseIf(userId.equals(Samples.NOBODY));
        }

        @Override
        public void refuseUnlessKnown(GroupId groupId) {
            refuseIf(groupId.equals(Samples.NO_GROUP));
        }

        private static void refuseIf(boolean unknown) {
            if (unknown) {
                throw new Rejection(RejectionCode.NOT_FOUND, "unknown");
            }
        }
    };

    /** Everybody is in both groups, but those who are nobody. */
    static final Standings STANDINGS = userId -> userId.equals(Samples.NOBODY)
            ? Optional.empty()
            : Optional.of(Set.of(Samples.STAFF.value(), Samples.GUESTS.value()));

    private PoolFixture() {}

    static FixtureConfiguration<Pool> pool() {
        return pool((nameKey, poolId) -> {}, (controllerId, poolId) -> {});
    }

    static FixtureConfiguration<Pool> pool(PoolNames names, PoolAttachments controllers) {
        return pool(names, controllers, Set.of());
    }

    /** Where some machines are in another pool. */
    static FixtureConfiguration<Pool> pool(PoolNames names, PoolAttachments controllers, Set<MachineId> taken) {
        return new AggregateTestFixture<>(Pool.class)
                .registerInjectableResource(PROPERTIES)
                .registerInjectableResource(names)
                .registerInjectableResource(controllers)
                .registerInjectableResource(PEOPLE)
                .registerInjectableResource(STANDINGS)
                .registerInjectableResource((ClaimableMachines) (machineId, poolId) -> {
                    if (taken.contains(machineId)) {
                        throw new Rejection(RejectionCode.MACHINE_IN_ANOTHER_POOL, "taken");
                    }
                });
    }

    static Map<String, String> at(Instant time) {
        return Map.of(Metadata.RECEIVED_AT, time.toString());
    }

    static Map<String, String> now() {
        return at(NOW);
    }

    static Map<String, String> nowInGroups(GroupId... groups) {
        var list = Arrays.stream(groups).map(group -> group.value().toString()).collect(Collectors.joining(","));
        return Map.of(Metadata.RECEIVED_AT, NOW.toString(), Metadata.GROUPS, list);
    }

    static Matcher<Rejection> refusedWith(RejectionCode code) {
        return Matchers.predicate(rejection -> rejection.code() == code);
    }

    static List<Object> after(List<?> earlier, Object... more) {
        return Stream.concat(earlier.stream(), Arrays.stream(more)).collect(Collectors.toList());
    }
}
