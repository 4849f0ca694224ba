package io.vdibroker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BodyLimitTest {

    private final AtomicLong time = new AtomicLong();
    private final BodyLimit limit = new BodyLimit(new WebProperties(Duration.ofSeconds(10)), time::get);

    /** A byte every so many seconds, without end. */
    private MockHttpServletRequest dribbling(int seconds) {
        return new MockHttpServletRequest("POST", "/api/auth/") {
            @Override
            public ServletInputStream getInputStream() {
                return new Dribble(seconds);
            }
        };
    }

    private HttpServletRequest passed(MockHttpServletRequest request) throws Exception {
        var seen = new HttpServletRequest[1];
        limit.doFilter(
                request, new MockHttpServletResponse(), (wrapped, response) -> seen[0] = (HttpServletRequest) wrapped);
        return seen[0];
    }

    @Test
    void refusesABodyThatDribbles() throws Exception {
        var body = passed(dribbling(8)).getInputStream();
        assertThatThrownBy(body::readAllBytes).isInstanceOf(BodyTooSlow.class);
        assertThat(time.get()).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(16));
    }

    @Test
    void doesNotBeginAgainWithEachReader() throws Exception {
        var request = passed(dribbling(8));
        assertThat(request.getInputStream().read()).isEqualTo('x');
        assertThat(request.getInputStream().read()).isEqualTo('x');
        assertThatThrownBy(() -> request.getReader().read()).isInstanceOf(IOException.class);
    }

    @Test
    void waitsNoLongerForWhatNobodyReads() throws Exception {
        var request = dribbling(8);
        request.addHeader("Transfer-Encoding", "chunked");
        passed(request);
        assertThat(time.get()).isEqualTo(TimeUnit.SECONDS.toNanos(16));
    }

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

    /** Gives what is there, as a socket does. */
    private final class Dribble extends ServletInputStream {

        private final int seconds;

        Dribble(int seconds) {
            this.seconds = seconds;
        }

        @Override
        public int read() {
            time.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
            return 'x';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
