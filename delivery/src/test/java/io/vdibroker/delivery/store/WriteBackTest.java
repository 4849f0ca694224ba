package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WriteBackTest {

    private final AtomicLong clock = new AtomicLong();
    private final WriteBack writeBack = new WriteBack(new SqliteFile(Path.of("unused.db")), clock::get);

    @Test
    void isDueAtOnceWhenNobodyWaits() {
        assertThat(writeBack.isDue(false)).isFalse();
        writeBack.owe();
        assertThat(writeBack.isDue(false)).isTrue();
    }

    @Test
    void letsThoseGoFirstWhoWaitButNotForLong() {
        writeBack.owe();
        assertThat(writeBack.isDue(true)).isFalse();

        clock.addAndGet(WriteBack.LONGEST_NANOS - 1);
        writeBack.owe();
        assertThat(writeBack.isDue(true)).isFalse();

        clock.addAndGet(1);
        assertThat(writeBack.isDue(true)).isTrue();
    }
}
