package io.vdibroker.delivery.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vdibroker.api.Metadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriorityLockFactoryTest {
    private final PriorityLockFactory locks = new PriorityLockFactory();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<Future<?>> work = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private void wants(String name, String actor, String aggregate) {
        work.add(threads.submit(() -> {
            var unitOfWork = DefaultUnitOfWork.startAndGet(
                    new GenericCommandMessage<>(name, MetaData.with(Metadata.ACTOR, actor)));
            var lock = locks.obtainLock(aggregate);
            order.add(name);
            lock.release();
            unitOfWork.rollback();
        }));
    }

    private void done() throws Exception {
        for (var each : work) {
            each.get(30, TimeUnit.SECONDS);
        }
    }

    /** While somebody holds the pool these come in this order, each being in line before the next comes. */
    private void whileThePoolIsHeld(Runnable... comers) throws Exception {
        var held = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        work.add(threads.submit(() -> {
            var lock = locks.obtainLock("pool/1");
            held.countDown();
            free.await();
            lock.release();
            return null;
        }));
        held.await();
        wants("a person who waits for the lock", "anna", "pool/1");
        await().until(() -> locks.waitingFor("pool/1") == 1);
        for (int i = 0; i < comers.length; i++) {
            int before = i + 1;
            comers[i].run();
            await().until(() -> locks.waitingFor("pool/1") == before + 1);
        }
        free.countDown();
        done();
    }

    @Test
    void letsWhatTheBrokerHasBegunPassBeforeWhatPeopleAskFor() throws Exception {
        whileThePoolIsHeld(
                () -> wants("boris", "boris", "pool/1"),
                () -> wants("clara", "clara", "pool/1"),
                () -> wants("saga 1", "system:saga", "pool/1"),
                () -> wants("saga 2", "system:saga", "pool/1"));
        assertThat(order).containsExactly("a person who waits for the lock", "saga 1", "saga 2", "boris", "clara");
    }

    @Test
    void keepsNobodyWaitingForAnotherAggregate() throws Exception {
        whileThePoolIsHeld(() -> wants("boris", "boris", "pool/1"));
        wants("dora", "dora", "pool/2");
        done();
        assertThat(order).endsWith("dora");
    }

    @Test
    void forgetsLinesInWhichNobodyStands() throws Exception {
        whileThePoolIsHeld(() -> wants("boris", "boris", "pool/1"));
        assertThat(locks.waitingFor("pool/1")).isZero();
        assertThat(locks.lines()).isZero();
    }

    @Test
    void isTakenAgainByWhoHasIt() {
        var outer = locks.obtainLock("pool/1");
        var inner = locks.obtainLock("pool/1");
        var other = locks.obtainLock("machine/1");
        assertThat(inner.isHeld() && outer.isHeld() && other.isHeld()).isTrue();
        other.release();
        inner.release();
        assertThat(outer.isHeld()).isTrue();
        outer.release();
        assertThat(outer.isHeld()).isFalse();
    }
}
