package io.vdibroker.api.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
        "192.168.7.0/24, 192.168.7.1, 192.168.8.1",
        "172.16.0.0/12, 172.31.255.255, 172.32.0.0",
        "10.0.0.7/32, 10.0.0.7, 10.0.0.8",
        "224.0.0.0/4, 239.1.2.3, 240.0.0.1"
    })
    void containsItsAddresses(String cidr, String within, String outside) {
        var network = Network.parse(cidr).orElseThrow();
        assertThat(network.contains(within)).isTrue();
        assertThat(network.contains(outside)).isFalse();
    }

    @Test
    void ofAllContainsAllAddressesAndNothingElse() {
        var all = Network.parse("0.0.0.0/0").orElseThrow();
        assertThat(all.contains("255.255.255.255")).isTrue();
        assertThat(all.contains("::1")).isFalse();
        assertThat(all.contains("010.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.0/8",
                "10.0.0.256/32",
                "fe80::/10",
                "010.0.0.0/8",
                "10.0.0.0/-1"
            })
    void isNothingElse(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }
}
