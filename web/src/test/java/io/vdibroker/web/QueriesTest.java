package io.vdibroker.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b&c", "name=%D0%9F+x%20y", "\u00d0\u009f=1", "a=%F0%9F%98%80", "a=%7e~"})
    void areText(String query) {
        assertThat(Queries.problem(query)).isNull();
    }

    @Test
    void mayBeMissing() {
        assertThat(Queries.problem(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=%ff%0a",
                "%",
                "%2",
                "%zz",
                "a=%C0%80",
                "a=%ED%A0%80",
                "a=%00",
                "a=%0d%0a",
                "a=%7f",
                "%\u0661\u0661",
                "a=\u00ff",
                "a=%c2%85"
            })
    void areNoText(String query) {
        assertThat(Queries.problem(query)).isNotNull();
    }

    @Test
    void haveNotTooManyParameters() {
        assertThat(Queries.problem("a&".repeat(999))).isNull();
        assertThat(Queries.problem("a&".repeat(1000))).isNotNull();
    }
}
