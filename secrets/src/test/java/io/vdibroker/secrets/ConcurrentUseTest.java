package io.vdibroker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.api.person.Sealed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConcurrentUseTest {

    private static final int THREADS = 16;

    @TempDir
    Path dir;

    private final MasterKey master = MasterKey.random();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier together = new CyclicBarrier(THREADS);
    private Secrets secrets;

    @BeforeEach
    void open() {
        secrets = Secrets.open(dir, master, Samples.CHEAP);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        secrets.close();
    }

    @Test
    void givesANewPersonOneKeyHoweverManySealAtOnce() throws Exception {
        var anna = Samples.person();
        var data = secrets.personalData();

        var sealed = inAllThreads(i -> data.seal(anna, "Anna " + i));
        secrets.close();
        open();

        for (var i = 0; i < THREADS; i++) {
            assertThat(secrets.personalData().open(sealed.get(i))).contains("Anna " + i);
        }
    }

    @Test
    void givesAllTheSameNamedSecretAndTokenKey() throws Exception {
        var store = secrets.store();

        assertThat(inAllThreads(i -> store.putIfAbsent(SecretKind.SIMPLE, "site", () -> "value " + i)))
                .containsOnly(store.named(SecretKind.SIMPLE, "site").orElseThrow());
        assertThat(inAllThreads(i -> secrets.tokenKeys().current()))
                .containsOnly(secrets.tokenKeys().current());
    }

    @Test
    void keepsEveryThreadsSecretsApart() throws Exception {
        var store = secrets.store();

        inAllThreads(i -> {
            for (var n = 0; n < 10; n++) {
                var value = "value " + i + "/" + n;
                var ref = store.put(SecretKind.SIMPLE, value);
                assertThat(store.open(ref)).map(Secret::reveal).contains(value);
                if (n % 5 == 0) {
                    store.delete(ref);
                    assertThat(store.open(ref)).isEmpty();
                }
            }
            return i;
        });
    }

    @Test
    void neverOpensAgainOnceErasureHasReturned() throws Exception {
        var data = secrets.personalData();
        var people = new ArrayList<Sealed>();
        for (var i = 0; i < 20; i++) {
            people.add(data.seal(Samples.person(), "Anna"));
        }
        var erased = new AtomicInteger();
        inAllThreads(i -> {
            if (i == 0) {
                for (var person : people) {
                    data.erase(person.personId());
                    erased.incrementAndGet();
                }
            }
            while (erased.get() < people.size()) {
                var known = erased.get(); // before any of the reads
                for (var n = 0; n < known; n++) {
                    assertThat(data.open(people.get(n))).isEmpty();
                }
                data.open(people.get(Math.min(known, people.size() - 1)));
            }
            return i;
        });
        assertThat(people).noneMatch(one -> data.open(one).isPresent());
    }

    @Test
    void servesTwoOpenStoresOfOneDirectory() throws Exception {
        try (var other = Secrets.open(dir, master, Samples.CHEAP)) {
            var stores = List.of(secrets.store(), other.store());

            var refs = inAllThreads(i -> stores.get(i % 2).put(SecretKind.SIMPLE, "value " + i));

            for (var i = 0; i < THREADS; i++) {
                assertThat(stores.get((i + 1) % 2).open(refs.get(i)))
                        .map(Secret::reveal)
                        .contains("value " + i);
            }
        }
    }

    private <T> List<T> inAllThreads(Work<T> work) throws Exception {
        var tasks = new ArrayList<Callable<T>>();
        for (var i = 0; i < THREADS; i++) {
            var number = i;
            tasks.add(() -> {
                together.await(30, TimeUnit.SECONDS);
                return work.in(number);
            });
        }
        var results = new ArrayList<T>();
        for (var future : threads.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }

    private interface Work<T> {
        T in(int thread) throws Exception;
    }
}
