package io.vdibroker.delivery.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskRoomTest {

    private long free = DataSize.ofMegabytes(100).toBytes();
    private long now;
    private final DiskRoom room = new DiskRoom(() -> free, DataSize.ofMegabytes(40), () -> now);

    @Test
    void isShortBelowTheLeastAndVeryShortBelowAQuarterOfThat() {
        assertThat(room.isShort()).isFalse();
        left(40);
        assertThat(room.isShort()).isFalse();
        left(39);
        assertThat(room.isShort()).isTrue();
        assertThat(room.isVeryShort()).isFalse();
        left(9);
        assertThat(room.isVeryShort()).isTrue();
        left(41);
        assertThat(room.isShort()).isFalse();
        assertThat(room.isVeryShort()).isFalse();
    }

    @Test
    void isLookedAtAgainAfterASecond() {
        free = 0;
        now += Duration.ofMillis(999).toNanos();
        assertThat(room.isShort()).isFalse();
        now += Duration.ofMillis(1).toNanos();
        assertThat(room.isShort()).isTrue();
    }

    @Test
    void isLookedAtAtOnceByWhomAFailedWriteWouldHurt() {
        free = 0;
        assertThat(room.isVeryShort()).isFalse();
        assertThat(room.isVeryShortNow()).isTrue();
        assertThat(room.isVeryShort()).isTrue();
    }

    @Test
    void isThatOfTheDiskOfTheDirectory(@TempDir Path directory) {
        assertThat(new DiskRoom(directory, DataSize.ofBytes(1)).isShort()).isFalse();
        assertThat(new DiskRoom(directory, DataSize.ofTerabytes(1_000_000)).isShort())
                .isTrue();
    }

    private void left(int megabytes) {
        free = DataSize.ofMegabytes(megabytes).toBytes();
        now += Duration.ofSeconds(1).toNanos();
    }
}
