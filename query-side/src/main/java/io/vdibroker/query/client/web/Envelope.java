package io.vdibroker.query.client.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The two forms of an answer. The client looks for {@code errors} first: a success never has it, not even empty. */
final class Envelope {

    /** It worked. */
    record Success<T>(T data) {}

    /** It did not; the client shows the first message. */
    record Failure(List<Problem> errors) {}

    /** A sentence for the user, and a code for whoever reads the log of the client. */
    record Problem(String message, @Nullable String code) {}

    private Envelope() {}

    static <T> ResponseEntity<Object> of(T data) {
        return answer(HttpStatus.OK, new Success<>(data));
    }

    /** Business errors have status 200, because the client of this protocol reads the body. */
    static ResponseEntity<Object> error(@Nullable String code, String message) {
        return error(HttpStatus.OK, code, message);
    }

    static ResponseEntity<Object> error(HttpStatus status, @Nullable String code, String message) {
        return answer(status, new Failure(List.of(new Problem(message, code))));
    }

    private static ResponseEntity<Object> answer(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
