package io.vdibroker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void readsValuesInBothForms() {
        assertThat(CommandLine.parse("--port", "9443", "--time-factor=0.5", "--keep-state"))
                .containsEntry("simulator.port", "9443")
                .containsEntry("simulator.time-factor", "0.5")
                .containsEntry("simulator.keep-state", "true");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> CommandLine.parse("--prot", "1")).hasMessageContaining("--prot");
        assertThatThrownBy(() -> CommandLine.parse("--port")).hasMessageContaining("--port");
        assertThatThrownBy(() -> CommandLine.parse("--port", "abc")).hasMessageContaining("--port");
        assertThatThrownBy(() -> CommandLine.parse("--port=65535")).hasMessageContaining("--port");
    }
}
