package io.vdibroker.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers, and clients that were offline for long, may ask of the server. */
class DoorContractTest extends OverTheWire {

    private static final int THREADS_OF_THE_CONTAINER = 200;
    private static final int RETRIES_OF_A_DAY = 17_280;
    private static final String UNTIL_LATER = "Content-Length: 900\r\n\r\n{";

    private final ArrayList<RawHttp> open = new ArrayList<>();
    private String token = "";

    @BeforeEach
    void signIn() {
        var login = "anna" + UUID.randomUUID();
        world.person(login);
        token = wire.token(login);
    }

    @AfterEach
    void hangUp() {
        open.forEach(RawHttp::close);
    }

    private RawHttp send(String text) {
        var http = RawHttp.open(port);
        open.add(http);
        return http.send(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, RETRIES_OF_A_DAY})
    void letsInWhoTriedForADayWithALineMoreEachTime(int lines) {
        var answer = send("GET /api/ws/client/?token=" + token + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                        + "Connection: Upgrade\r\n".repeat(lines - 1)
                        + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
                .line();
        assertThat(answer).contains(" 101 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/auth/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + UNTIL_LATER,
                "POST /auth HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n" + UNTIL_LATER,
                "POST /auth HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
                "GET /version HTTP/1.1\r\nHost: x\r\n" + UNTIL_LATER,
                "PUT /client/nowhere HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + UNTIL_LATER,
                "POST /api/v1/nowhere HTTP/1.1\r\nHost: x\r\n" + UNTIL_LATER
            })
    void keepsNoThreadForABodyThatComesSlowly(String head) {
        for (var i = 0; i < THREADS_OF_THE_CONTAINER + 20; i++) {
            send(head);
        }
        assertThat(wire.get("/api/version", null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client/pools", "client/favourites"})
    void keepsNoThreadForTheBodyOfWhoIsSignedIn(String path) {
        for (var i = 0; i < THREADS_OF_THE_CONTAINER + 20; i++) {
            send("POST /api/" + path + "/" + UUID.randomUUID() + " HTTP/1.1\r\nHost: x\r\nAuthorization: jwt " + token
                    + "\r\nContent-Type: application/json\r\n" + UNTIL_LATER);
        }
        assertThat(wire.get("/api/version", null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/client/pools/5dd0b0bc-8a5c-4a0b-8a6e-3c3f3c7c1c11, 401",
        "POST, /api/client/nowhere, 404",
        "POST, /api/v1/nowhere, 404",
        "PATCH, /api/auth/, 405",
        "GET, /api/version, 200",
        "GET, /api/client/pools, 401"
    })
    void answersWithoutWaitingForABodyThatNobodyWants(String method, String path, int status) {
        assertThat(send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n{")
                        .line())
                .contains(" " + status + " ");
    }

    @Test
    void answersAnAnnouncedBodyThatIsTooLargeAtOnceAndNothingElse() {
        var answer = send("POST /api/auth/ HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n{")
                .all();
        assertThat(answer).startsWith("HTTP/1.1 413 ").containsOnlyOnce("errors");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @Test
    void refusesABodyThatGrowsTooLarge() {
        var chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        assertThat(send("POST /api/auth/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(5))
                        .all())
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void endsTheWaitForABody() {
        assertThat(send("POST /api/auth/ HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{")
                        .line())
                .contains(" 408 ");
    }

    @Test
    void takesABodyThatComesInPieces() {
        var http = send("POST /api/auth/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var piece : "{\"username\": \"nobody\"}".split("")) {
            http.send("1\r\n" + piece + "\r\n");
        }
        assertThat(http.send("0\r\n\r\n").line()).contains(" 200 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/version?x=%ff%0a, */*, 400",
        "/api/v1/pools?x=%00, */*, 400",
        "/api/v1/pools?%, */*, 400",
        "/nowhere?a=%ff, */*, 400",
        "/api/version, garbage, 406",
        "/api/v1/pools, garbage, 406",
        "/api/v1/nowhere, text/plain;q=x, 406"
    })
    void refusesWhatCannotBeRead(String target, String accept, int status) {
        var answer = send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: " + accept
                        + "\r\n\r\n")
                .all();
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Cache-Control: no-store", "nosniff", "{");
    }
}
