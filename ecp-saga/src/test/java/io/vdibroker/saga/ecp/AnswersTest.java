package io.vdibroker.saga.ecp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vdibroker.api.machine.MachineId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final MachineId MACHINE = MachineId.of("5de41ce2-ca22-4b65-b66a-e46ae037737e");
    private static final UUID KEY = UUID.fromString("4ee7bbb7-47cd-44c7-852d-22e2b25ee472");
    private static final String TAG = "70a3788e-6b66-4091-a506-5f0086ecc99f";
    private static final String TASK = "8ac5a643-8600-41b1-887e-06ff6534c993";

    private final EcpServer server = EcpServer.http();
    private final EcpClient ecp = Ecp.client(server);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"errors":[{"code":"50004","detail":"URL is not found.","msg_key":"x"}]} | 50004 | URL is not found.
            {"errors":[{"verbose_name":["Taken."]}]}                                | -     | verbose_name: Taken.
            {"errors":[{"code":50010,"verbose_name":"Taken."}]}                     | 50010 | verbose_name: Taken.
            {"errors":{"detail":["not enough free space on data pool"]}}            | -     | not enough free space on data pool
            {"errors":{"verbose_name":["Taken."]}}                                  | -     | verbose_name: Taken.
            {"errors":["All is lost."]}                                             | -     | All is lost.
            {"errors":"All is lost."}                                               | -     | All is lost.
            {"detail":"All is lost."}                                               | -     | All is lost.
            {"non_field_errors":["All is lost."]}                                   | -     | non_field_errors: All is lost.
            {"errors":[]}                                                           | -     | ECP answered 400 without an explanation
            {"errors":null}                                                         | -     | ECP answered 400 without an explanation
            <html>no</html>                                                         | -     | ECP answered 400 without an explanation
            {"errors":[{"det                                                        | -     | ECP answered 400 without an explanation
            []                                                                      | -     | ECP answered 400 without an explanation
            """)
    void areReadInAllShapesOfErrors(String body, String code, String detail) {
        server.answering(400, body);

        var refused = catchThrowableOfType(EcpProblem.Refused.class, () -> ecp.start(MACHINE, KEY));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("-".equals(code) ? null : code);
        assertThat(refused.detail()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void ofARejectedKeyAreOfTheirOwnKind(int status) {
        server.answering(status, "{\"errors\":[{\"detail\":\"Signature has expired.\",\"code\":\"invalid\"}]}");

        assertThatThrownBy(() -> ecp.start(MACHINE, KEY))
                .isInstanceOf(EcpProblem.CredentialRejected.class)
                .hasMessageContaining("Signature has expired.");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 418, 425, 429, 500, 502, 503})
    void thatTellNothingOfTheOutcomeAreNoAnswers(int status) {
        server.answering(request -> EcpServer.Reply.html(status));

        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.NoAnswer.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void thatSomethingIsNotThereAreBelievedOnlyOfEcp() {
        server.answering(404, "{\"errors\":[{\"detail\":\"Not found.\"}]}");
        assertThat(ecp.domain(MACHINE)).isEmpty();
        assertThatThrownBy(() -> ecp.remove(MACHINE, false, KEY)).isInstanceOf(EcpProblem.NotFound.class);

        server.answering(request -> EcpServer.Reply.html(404));
        assertThatThrownBy(() -> ecp.remove(MACHINE, false, KEY)).isInstanceOf(EcpProblem.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>starting</html>", "{\"id\":", "[]", "\"done\"", "null"})
    void thatSucceedAndCannotBeReadLeaveTheOutcomeOpen(String body) {
        server.answering(200, body);

        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.Malformed.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void thatLeadElsewhereAreNotFollowed() {
        server.answering(request -> new EcpServer.Reply(301, Map.of("Location", "/elsewhere/"), new byte[0]));

        assertThatThrownBy(() -> ecp.removeTag(TAG)).isInstanceOf(EcpProblem.Malformed.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void withoutABodyMeanThatItIsDone() {
        server.answering(204, "");
        assertThat(ecp.start(MACHINE, KEY)).isEqualTo(Accepted.DONE);
    }

    @Test
    void thatNameATaskAreWaitedFor() {
        server.answering(202, "{\"_task\": {\"id\": \"%s\"}}".formatted(TASK));
        assertThat(ecp.start(MACHINE, KEY).taskId()).isEqualTo(TASK);

        server.answering(202, "{\"_task\": {}}");
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.Malformed.class);
    }

    @Test
    void giveTheTagByItsClassAndNotByTheOrder() {
        server.answering(
                202,
                "{\"_task\": {\"id\": \"%s\", \"entities\": {\"%s\": \"domain\", \"%s\": \"tag\"}}}"
                        .formatted(TASK, MACHINE.value(), TAG));

        assertThat(ecp.createTag("pool-1", KEY)).isEqualTo(new AcceptedTag(TAG, TASK));

        server.answering(202, "{\"_task\": {\"id\": \"%s\"}}".formatted(TASK));
        assertThatThrownBy(() -> ecp.createTag("pool-1", KEY)).isInstanceOf(EcpProblem.Malformed.class);
    }

    @Test
    void toACancellationThatComesTooLateAreNoProblem() {
        server.answering(400, "{\"errors\":[{\"detail\":\"The task has ended.\"}]}");
        ecp.cancelTask(TASK);
        assertThat(server.last().body()).isEqualTo("{\"force\":true}");
    }

    @Test
    void ofAGuestAreYesNoOrNothing() {
        server.answering(200, "{\"guest-exec\": {\"out-data\": \"True\\r\\n\"}}");
        assertThat(ecp.isInDomain(MACHINE)).contains(true);
        server.answering(200, "{\"guest-exec\": {\"out-data\": \"False\\r\\n\"}}");
        assertThat(ecp.isInDomain(MACHINE)).contains(false);
        server.answering(200, "{\"guest-exec\": {\"err-data\": \"no\"}}");
        assertThat(ecp.isInDomain(MACHINE)).isEmpty();
        server.answering(400, "{\"errors\":[{\"detail\":\"agent is not available\"}]}");
        assertThat(ecp.isInDomain(MACHINE)).isEmpty();
    }

    @Test
    void mayBeCompressed() throws IOException {
        var json = "{\"_task\": {\"id\": \"%s\"}}".formatted(TASK).getBytes(StandardCharsets.UTF_8);
        var gzip = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(gzip)) {
            packing.write(json);
        }
        var deflate = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(deflate)) {
            packing.write(json);
        }

        server.answering(request -> new EcpServer.Reply(202, Map.of("Content-Encoding", "gzip"), gzip.toByteArray()));
        assertThat(ecp.start(MACHINE, KEY).taskId()).isEqualTo(TASK);
        server.answering(
                request -> new EcpServer.Reply(202, Map.of("Content-Encoding", "deflate"), deflate.toByteArray()));
        assertThat(ecp.start(MACHINE, KEY).taskId()).isEqualTo(TASK);
    }

    @Test
    void ofVersionsAreShort() {
        var version = "{\"version\": \"5.1.0\", \"filler\": \"" + "x".repeat(100_000) + "\"}";
        server.answering(200, version);
        assertThatThrownBy(() -> Ecp.inventory(server).version()).isInstanceOf(EcpProblem.NoAnswer.class);
    }

    @Test
    void withErrorsAreShort() {
        server.answering(400, "{\"detail\": \"" + "x".repeat(100_000) + "\"}");
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.NoAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{},", "[],", "1,"})
    void thatWouldBecomeHugeTreesAreNotRead(String piece) {
        var body = "{\"results\": [" + piece.repeat((1 << 19) / piece.length()) + "1]}";
        server.answering(200, body);
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).hasMessageContaining("more parts");
    }

    @Test
    void areNotReadToAnyDepth() {
        server.answering(200, "{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}");
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).hasMessageContaining("nested deeper");
    }

    @Test
    void areNotReadWithoutEnd() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(gzip)) {
            packing.write(new byte[2 << 20]);
        }

        server.answering(request -> new EcpServer.Reply(202, Map.of("Content-Encoding", "gzip"), gzip.toByteArray()));
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.Malformed.class);
        server.answering(request -> new EcpServer.Reply(202, Map.of(), new byte[2 << 20]));
        assertThatThrownBy(() -> ecp.start(MACHINE, KEY)).isInstanceOf(EcpProblem.NoAnswer.class);
    }
}
