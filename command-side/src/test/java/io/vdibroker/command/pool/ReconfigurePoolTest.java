package io.vdibroker.command.pool;

import static io.vdibroker.command.pool.PoolFixture.*;
import static io.vdibroker.command.pool.Samples.*;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.command.ChangePoolNetworks;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.api.pool.event.GrowthResumed;
import io.vdibroker.api.pool.event.PoolDeletionStarted;
import io.vdibroker.api.pool.event.PoolNetworksChanged;
import io.vdibroker.api.pool.event.PoolReconfigured;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconfigurePoolTest {

    private static ReconfigurePool to(CloningSettings cloning, @Nullable Integer expectedVersion) {
        return new ReconfigurePool(POOL, E2, SETTINGS, cloning, PREPARATION, expectedVersion);
    }

    @Test
    void changesTheNetworksThatAddressesAreTakenFrom() {
        var office = new ChangePoolNetworks(POOL, List.of("10.0.0.0/8"));
        pool().given(with(1, 20)).when(office, now()).expectEvents(new PoolNetworksChanged(POOL, office.networks()));
        pool().given(after(with(1, 20), new PoolNetworksChanged(POOL, office.networks())))
                .when(office, now())
                .expectNoEvents();
    }

    private static PoolReconfigured reconfigured(int version, CloningSettings cloning) {
        return new PoolReconfigured(POOL, version, SETTINGS, cloning, PREPARATION);
    }

    @Test
    void recordsTheWholeNewStateAndCountsVersions() {
        pool().given(after(with(1, 20), reconfigured(1, sizes(0, 0, 21, 1))))
                .when(to(sizes(0, 0, 22, 2), 1), now())
                .expectEvents(reconfigured(2, sizes(0, 0, 22, 2)));
    }

    @Test
    void growsInTheSameDecisionIfTheReserveIsRaised() {
        pool().given(with(1, 20))
                .when(to(sizes(0, 3, 20, 1), 0), now())
                .expectEvents(reconfigured(1, sizes(0, 3, 20, 1)), grown(E2, 2, 2));
    }

    @Test
    void growsForWhoWaitsIfThereIsRoomAgain() {
        pool().given(after(with(1, 1), assigned(T1, ANNA, machine(0)), queued(T2, BORIS)))
                .when(to(sizes(0, 0, 2, 1), 0), now())
                .expectEvents(reconfigured(1, sizes(0, 0, 2, 1)), grown(E2, 2, 1));
    }

    @Test
    void doesNotGrowToAnInitialSizeThatWasReachedOnce() {
        pool().given(with(1, 20))
                .when(to(sizes(5, 0, 20, 1), 0), now())
                .expectEvents(reconfigured(1, sizes(5, 0, 20, 1)));
    }

    @Test
    void growsToAnInitialSizeThatWasNeverReached() {
        pool().given(created(sizes(2, 0, 20, 1)), tagReady(), started(E1, 1, 2), cloned(E1, 2))
                .when(to(sizes(5, 0, 20, 1), 0), now())
                .expectEvents(reconfigured(1, sizes(5, 0, 20, 1)), grown(E2, 3, 3));
    }

    @Test
    void activatesAPoolThatNeedsNothingAnyMore() {
        pool().given(created(sizes(1, 0, 20, 1)), tagReady(), new GrowthResumed(POOL))
                .when(to(sizes(0, 0, 20, 1), 0), now())
                .expectEvents(reconfigured(1, sizes(0, 0, 20, 1)), activated());
    }

    @Test
    void repeatedChangesNothingThoughTheVersionHasMoved() {
        pool().given(after(with(1, 20), reconfigured(1, sizes(0, 0, 21, 1))))
                .when(to(sizes(0, 0, 21, 1), 0), now())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void isRefusedIfSomebodyElseWasFaster() {
        pool().given(after(with(1, 20), reconfigured(1, sizes(0, 0, 21, 1))))
                .when(to(sizes(0, 0, 22, 1), 0), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.CONFLICT));
    }

    @Test
    void doesNotAskForAVersionIfNoneIsGiven() {
        pool().given(after(with(1, 20), reconfigured(1, sizes(0, 0, 21, 1))))
                .when(to(sizes(0, 0, 22, 1), null), now())
                .expectEvents(reconfigured(2, sizes(0, 0, 22, 1)));
    }

    @Test
    void isHeldToTheLimitsOfCreation() {
        pool().given(with(3, 20))
                .when(to(sizes(0, 0, 20, 21), 0), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_SIZES_INVALID));
    }

    @Test
    void doesNotMakeThePoolSmallerThanItIs() {
        pool().given(after(with(3, 20), withdrawn(machine(0))))
                .when(to(sizes(0, 0, 2, 1), 0), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_SIZES_INVALID));
    }

    @Test
    void keepsTheOperatingSystemOfATemplateThatStays() {
        var windows = sizes(0, 0, 20, 1).withOsType("Windows");
        pool().given(after(with(1, 20), reconfigured(1, windows)))
                .when(to(sizes(0, 0, 22, 1).withOsType(null), 1), now())
                .expectEvents(reconfigured(2, sizes(0, 0, 22, 1).withOsType("Windows")));
    }

    @Test
    void takesTheOperatingSystemOfAnotherTemplate() {
        pool().given(after(with(1, 20), reconfigured(1, sizes(0, 0, 20, 1).withOsType("Windows"))))
                .when(to(ofTemplate(uuid(7), "Linux"), 1), now())
                .expectEvents(reconfigured(2, ofTemplate(uuid(7), "Linux")));
    }

    @Test
    void isRefusedIfTheTemplateIsAnotherMeanwhileThanWasChecked() {
        pool().given(after(with(1, 20), reconfigured(1, ofTemplate(uuid(7), "Linux"))))
                .when(to(sizes(0, 0, 22, 1).withOsType(null), null), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.CONFLICT));
    }

    @Test
    void keepsTheAccountOfADomainThatStays() {
        var linux = sizes(0, 0, 22, 1).withOsType("Linux");
        pool().given(after(with(1, 20), inDomain(1, linux, "corp.example", "ref")))
                .when(joining(linux, "Corp.Example", ""), now())
                .expectEvents(inDomain(2, linux, "Corp.Example", "ref"));
    }

    @Test
    void needsAnAccountForAnotherDomain() {
        var linux = sizes(0, 0, 22, 1).withOsType("Linux");
        pool().given(after(with(1, 20), inDomain(1, linux, "corp.example", "ref")))
                .when(joining(linux, "other.example", ""), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.BAD_REQUEST));
    }

    @Test
    void needsAnAccountForTheFirstDomain() {
        pool().given(with(1, 20))
                .when(joining(sizes(0, 0, 22, 1), "corp.example", ""), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.BAD_REQUEST));
    }

    private static CloningSettings ofTemplate(UUID templateId, String osType) {
        var cloning = sizes(0, 0, 22, 1);
        return new CloningSettings(
                templateId,
                cloning.namePattern(),
                cloning.initialSize(),
                cloning.reserveSize(),
                cloning.totalSize(),
                cloning.increaseStep(),
                cloning.thin(),
                osType);
    }

    private static ReconfigurePool joining(CloningSettings cloning, String domain, String ref) {
        return new ReconfigurePool(
                POOL, E2, SETTINGS, cloning, PREPARATION.withDomainJoin(new DomainJoin(domain, ref, null)), null);
    }

    private static PoolReconfigured inDomain(int version, CloningSettings cloning, String domain, String ref) {
        return new PoolReconfigured(
                POOL, version, SETTINGS, cloning, PREPARATION.withDomainJoin(new DomainJoin(domain, ref, null)));
    }

    @Test
    void isRefusedByAPoolThatIsBeingDeleted() {
        pool().given(after(with(1, 20), new PoolDeletionStarted(POOL, List.of())))
                .when(to(sizes(0, 0, 22, 1), 0), now())
                .expectNoEvents()
                .expectException(refusedWith(RejectionCode.POOL_NOT_ACTIVE));
    }
}
