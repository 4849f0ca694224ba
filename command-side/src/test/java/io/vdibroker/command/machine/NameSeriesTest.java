package io.vdibroker.command.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameSeriesTest {

    @Test
    void goesOnAfterTheNumberAtTheEnd() {
        assertThat(NameSeries.of("desk-3").following()).startsWith("desk-4", "desk-5", "desk-6");
        assertThat(NameSeries.of("room-2-9").following()).startsWith("room-2-10");
    }

    @Test
    void beginsWithOneIfThereIsNoNumber() {
        assertThat(NameSeries.of("desk").following()).startsWith("desk-1", "desk-2");
        assertThat(NameSeries.of("desk-007").following()).startsWith("desk-007-1");
    }

    @Test
    void findsTheEndOfALongSeriesInAFewTries() {
        var names = NameSeries.of("desk-1").following().toList();
        assertThat(names).hasSize(36).doesNotHaveDuplicates().endsWith("desk-" + (1 + 20 + (1 << 16)));
    }
}
