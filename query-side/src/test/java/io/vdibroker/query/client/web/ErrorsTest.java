package io.vdibroker.query.client.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vdibroker.query.client.ClientProperties;
import io.vdibroker.query.client.Phrases;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

class ErrorsTest {

    private final ClientProperties properties =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("vdi.client", ClientProperties.class);
    private final Errors errors = new Errors(new Phrases(properties));
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void tellsWhoseRequestOutlastedTheContainerToAskAgain() throws Exception {
        var answer = errors.handle(new AsyncRequestTimeoutException(), new MockHttpServletRequest(), response);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(String.valueOf(answer.getBody())).contains("code=006");
    }

    @Test
    void appendsNothingToAnAnswer() {
        response.setCommitted(true);
        assertThatThrownBy(
                        () -> errors.handle(new IllegalStateException("late"), new MockHttpServletRequest(), response))
                .hasMessage("late");
    }
}
