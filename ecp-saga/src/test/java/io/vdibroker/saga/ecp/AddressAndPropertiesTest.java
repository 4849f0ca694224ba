package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressAndPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1,                10.0.0.1,        443",
        "10.0.0.1:8443,           10.0.0.1,        8443",
        "ECP.Example.org,         ecp.example.org, 443",
        "localhost:9443,          localhost,       9443",
        "https://ecp.example.org, ecp.example.org, 443",
        "https://ecp/,            ecp,             443"
    })
    void anAddressIsAHostAndPerhapsAPort(String text, String host, int port) {
        assertThat(EcpAddress.parse(text)).isEqualTo(new EcpAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://ecp",
                "ecp/api",
                "user@ecp",
                "ecp:0",
                "ecp:65536",
                "ecp:",
                "-ecp",
                "ecp?x",
                "ecp#x",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "e cp",
                "ecp\nx"
            })
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> EcpAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void defaultsAreThoseOfTheDocumentation() {
        var properties = new org.springframework.boot.context.properties.bind.Binder(
                        new org.springframework.boot.context.properties.source.MapConfigurationPropertySource())
                .bindOrCreate("vdi.ecp", EcpProperties.class);

        assertThat(properties.callTimeout()).hasSeconds(15);
        assertThat(properties.question().timeout()).hasSeconds(10);
        assertThat(properties.watch().interval()).hasSeconds(5);
    }

    @ParameterizedTest
    @CsvSource({
        "vdi.ecp.call-timeout, 0s",
        "vdi.ecp.read-attempts, 0",
        "vdi.ecp.question.at-once, 0",
        "vdi.ecp.watch.interval, -1s"
    })
    void badValuesAreRefusedByName(String name, String value) {
        assertThatThrownBy(() -> Ecp.properties(name, value)).rootCause().hasMessageContaining(name);
    }
}
