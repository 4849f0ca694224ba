package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.http.EcpError;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;

/** Tells a test what is wrong with what it asked of the admin API. */
@RestControllerAdvice
class AdminError {

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(EcpError error) {
        return ResponseEntity.status(error.status()).body(Map.of("error", error.detail()));
    }

    @ExceptionHandler({IllegalArgumentException.class, JacksonException.class})
    ResponseEntity<Map<String, Object>> bad(Exception error) {
        return ResponseEntity.badRequest().body(Map.of("error", String.valueOf(error.getMessage())));
    }
}
