package io.vdibroker.query.client.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeQueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=a.b-c_d",
                "token=jwt a.b-c_d",
                "token=JWT%20a.b-c_d&x=1",
                "hostname=100%&token=jwt+a.b-c_d&mac_address=(null)"
            })
    void holdsTheTokenHoweverItIsWritten(String query) {
        assertThat(HandshakeQuery.token(query)).isEqualTo("a.b-c_d");
    }

    @Test
    void keepsATokenThatHasTheSchemeWithinIt() {
        assertThat(HandshakeQuery.token("token=ajwtb")).isEqualTo("ajwtb");
    }

    @Test
    void mayHoldNone() {
        assertThat(HandshakeQuery.token(null)).isNull();
        assertThat(HandshakeQuery.token("hostname=token")).isNull();
    }
}
