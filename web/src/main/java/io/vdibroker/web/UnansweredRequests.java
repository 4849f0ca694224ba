package io.vdibroker.web;

import io.vdibroker.api.RejectionCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no endpoint answered: a problem for administrators, an envelope for clients. */
@RestController
class UnansweredRequests implements ErrorController {

    private static final String ADMINISTRATION = "/api/v1";

    static boolean isOfAdministrators(String address) {
        return address.equals(ADMINISTRATION) || address.startsWith(ADMINISTRATION + "/");
    }

    @RequestMapping("/error")
    ResponseEntity<?> answer(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var known = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        var status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var address = asked == null ? request.getRequestURI() : String.valueOf(asked);
        var text =
                switch (status) {
                    case NOT_FOUND -> "There is nothing at " + address;
                    case METHOD_NOT_ALLOWED -> request.getMethod() + " is not for " + address;
                    default -> status.getReasonPhrase();
                };
        return answer(status, text, address, request);
    }

    static ResponseEntity<?> answer(HttpStatus status, String text, String address, HttpServletRequest request) {
        if (isOfAdministrators(address)) {
            return Problems.problem(
                    status, status.is4xxClientError() ? RejectionCode.BAD_REQUEST : null, text, null, request);
        }
        return ResponseEntity.status(status)
                .contentType(
                        MediaType.APPLICATION_JSON) // whatever is asked for: a refusal of that would end here again
                .body(Map.of("errors", List.of(Map.of("message", text, "code", Integer.toString(status.value())))));
    }
}
