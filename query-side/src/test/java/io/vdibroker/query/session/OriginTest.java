package io.vdibroker.query.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.200, false, true",
        "192.0.2.1, 192.0.3.1, false, false",
        "192.0.2.1, ::ffff:192.0.2.1, true, true",
        "2001:db8::1, 2001:db8:0:0:ffff::2, true, true",
        "2001:db8::1, 2001:db8:0:1::1, false, false",
        "fe80::1%eth0, fe80::2%eth1, true, true"
    })
    void tellsWhoIsNeighbours(String one, String other, boolean sameAddress, boolean sameNetwork) {
        assertThat(Origin.of(one).address().equals(Origin.of(other).address())).isEqualTo(sameAddress);
        assertThat(Origin.of(one).network().equals(Origin.of(other).network())).isEqualTo(sameNetwork);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "a.example", "", "999.1.1.1", "::::"})
    void takesWhatIsNoAddressAsItIs(String text) {
        assertThat(Origin.of(text)).isEqualTo(new Origin(text, text));
    }
}
