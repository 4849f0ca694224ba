package io.vdibroker.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.secrets.SealedHead.Missing;
import org.junit.jupiter.api.Test;

class OlderStoreTest {

    private final HistoryWatch watch = new HistoryWatch();
    private final OlderStore store = new SqliteStores().damagedHistory(watch);

    @Test
    void lacksNothingWhileNothingIsWrong() {
        assertThat(store.isOlder()).isFalse();
    }

    @Test
    void lacksWhatEventsThatAreGoneOrChangedNamed() {
        watch.wrong("Events are missing");
        assertThat(store.isOlder()).isTrue();
    }

    @Test
    void lacksTheEndUntilThatIsAccepted() {
        watch.missing(new Missing("store", 9, null, 5));
        assertThat(store.isOlder()).isTrue();

        watch.missing(null);
        assertThat(store.isOlder()).isFalse();
    }
}
