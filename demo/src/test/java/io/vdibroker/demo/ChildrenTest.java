package io.vdibroker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ChildrenTest {

    private final ArrayList<String> said = new ArrayList<>();
    private final Children children = new Children();

    @Test
    void startsNoneAfterASignal() {
        children.stop(said::add, "Stopped");

        assertThatThrownBy(() -> children.start(() -> {
                    throw new AssertionError("started");
                }))
                .isInstanceOf(DemoException.class);
        assertThat(children.stopping()).isTrue();
        assertThat(said).containsExactly("Stopping ..", "Stopped");
    }

    @Test
    void saysNothingAtTheEndOfAProcessThatHasStoppedThemItself() {
        children.close();
        children.stop(said::add, "Stopped");

        assertThat(said).isEmpty();
    }
}
