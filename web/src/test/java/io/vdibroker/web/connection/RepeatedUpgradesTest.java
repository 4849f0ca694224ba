package io.vdibroker.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedUpgradesTest {

    private static final String LINE = "Connection: Upgrade\r\n";
    private static final int A_DAY = 17_280;

    private final RepeatedUpgrades repeats = new RepeatedUpgrades();

    private String passed(String text, int atOnce) {
        var to = ByteBuffer.allocate(text.length());
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (var from = 0; from < bytes.length; from += atOnce) {
            var part = new byte[Math.min(atOnce, bytes.length - from)];
            System.arraycopy(bytes, from, part, 0, part.length);
            repeats.pass(part, part.length, to);
        }
        return new String(to.array(), 0, to.position(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 21, 22, 8192})
    void leavesOneOfADayOfRepeats(int atOnce) {
        var begin = "GET /ws/client/?token=x HTTP/1.1\r\nUpgrade: websocket\r\n";
        var end = "Sec-WebSocket-Version: 13\r\n\r\nConnection: Upgrade\r\nConnection: Upgrade\r\n";
        assertThat(passed(begin + LINE.repeat(A_DAY) + end, atOnce)).isEqualTo(begin + LINE + end);
        assertThat(repeats.isOver()).isTrue();
    }

    @Test
    void takesThemOutWhereverTheyAreAndHoweverTheyAreSpelt() {
        assertThat(passed("GET / HTTP/1.1\r\n" + LINE + "Host: x\r\nconnection: UPGRADE\r\nA: b\r\n\r\n", 3))
                .isEqualTo("GET / HTTP/1.1\r\n" + LINE + "Host: x\r\nA: b\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nConnection: Upgrade, x\r\nConnection: Upgrade \r\nConnection: keep-alive\r\n\r\n",
                "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\nconnection",
                "GET / HTTP/1.1\nHost: x\n\nbody\r\n\r\n",
                "POST / HTTP/1.1\r\nConnection: Upgrade\r\n\r\nConnection: Upgrade\r\nConnection: Upgrade\r\n",
                "Connection: Upgrade\r\n\r\n",
                "\0\u0001\u00ff\r\r\r\n"
            })
    void leavesAllElseAsItIs(String text) {
        assertThat(passed(text, 4)).isEqualTo(text);
    }

    @Test
    void doesNotTakeThemOutForEver() {
        assertThat(passed("GET / HTTP/1.1\r\n" + LINE.repeat(RepeatedUpgrades.MOST + 7), 8192))
                .isEqualTo("GET / HTTP/1.1\r\n" + LINE.repeat(8));
    }
}
