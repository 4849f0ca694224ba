package io.vdibroker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vdibroker.web.connection.Connections;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BodyLimitTest {

    private final BodyLimit limit = new BodyLimit(new Connections(new WebProperties(Duration.ofSeconds(10), 100, 100)));

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void refusesFormsOfAdministrators(String type) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/v1/pools");
        request.setContentType(type);
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, (wrapped, ignored) -> {
            throw new AssertionError("passed");
        });
        assertThat(response.getStatus()).isEqualTo(415);
    }
}
