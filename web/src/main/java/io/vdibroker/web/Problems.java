package io.vdibroker.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.delivery.bus.LostRace;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.delivery.store.HistoryTampered;
import io.vdibroker.delivery.store.StoreFull;
import io.vdibroker.secrets.PasswordsBusy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/** Turns whatever goes wrong behind {@link AdminRest} into an RFC 9457 problem with our code; never a stack trace. */
@RestControllerAdvice(annotations = AdminRest.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final String SECONDS_UNTIL_LESS_BUSY = "5";

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** Of an answer that is on its way nothing can be taken back: the connection is broken off, so that it is not taken as whole. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        var details = Refusals.detailsOf(e);
        if (details.isPresent()) {
            return problem(
                    status(details.get().code()),
                    details.get().code(),
                    details.get().message(),
                    null,
                    request);
        }
        if (e instanceof RequestRefused refused) {
            return problem(
                    status(refused.details().code()),
                    refused.details().code(),
                    refused.details().message(),
                    null,
                    request);
        }
        if (StoreFull.isBehind(e)) {
            return problem(HttpStatus.INSUFFICIENT_STORAGE, RejectionCode.NO_ROOM, Intake.NO_ROOM, null, request);
        }
        if (LostRace.isBehind(e)) {
            return problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    RejectionCode.BUSY,
                    "Others are changing the same thing; nothing was changed, try again in a moment",
                    null,
                    request);
        }
        if (HistoryTampered.isBehind(e)) {
            return problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    RejectionCode.HISTORY_TAMPERED,
                    "What is recorded about this is not what the broker recorded, so nothing is decided on it: an"
                            + " administrator looks at the broker's log and at ./broker verify",
                    null,
                    request);
        }
        if (e instanceof PasswordsBusy) {
            return problem(
                    HttpStatus.TOO_MANY_REQUESTS, RejectionCode.TOO_MANY_ATTEMPTS, e.getMessage(), null, request);
        }
        if (e instanceof NotAuthenticated) {
            return problem(HttpStatus.UNAUTHORIZED, RejectionCode.NOT_AUTHENTICATED, e.getMessage(), null, request);
        }
        if (cause(e, BodyTooLarge.class) instanceof BodyTooLarge large) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, RejectionCode.BAD_REQUEST, large.getMessage(), null, request);
        }
        if (cause(e, BodyTooSlow.class) instanceof BodyTooSlow slow) {
            return problem(HttpStatus.REQUEST_TIMEOUT, RejectionCode.BAD_REQUEST, slow.getMessage(), null, request);
        }
        if (cause(e, JacksonException.class) instanceof JacksonException mistake) {
            return invalid(JsonMistakes.explain(mistake), request);
        }
        if (e instanceof InvalidRequest invalid) {
            return invalid(invalid, request);
        }
        if (e instanceof MethodArgumentNotValidException invalid) {
            var error = invalid.getBindingResult().getFieldErrors().stream().findFirst();
            return invalid(
                    new InvalidRequest(
                            error.map(f -> f.getField()).orElse(null),
                            error.map(f -> f.getDefaultMessage()).orElse("The request makes no sense")),
                    request);
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return invalid(new InvalidRequest(mismatch.getName(), text(mismatch)), request);
        }
        if (e instanceof AsyncRequestTimeoutException || cause(e, TimeoutException.class) != null) {
            return problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    RejectionCode.CONTROLLER_UNREACHABLE,
                    "There was no answer in time; try again",
                    null,
                    request);
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            var detail = known.getBody().getDetail();
            return problem(
                    status,
                    RejectionCode.BAD_REQUEST,
                    detail == null ? status.getReasonPhrase() : detail,
                    null,
                    request);
        }
        if (e instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
            return invalid(new InvalidRequest(null, "A JSON body is needed"), request);
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            log.debug("{} {} was given up by the client", request.getMethod(), request.getRequestURI(), e);
            return problem(HttpStatus.BAD_REQUEST, RejectionCode.BAD_REQUEST, "The client has gone", null, request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                null,
                "The broker failed; the log tells more under this correlation id",
                null,
                request);
    }

    private static String text(TypeMismatchException mismatch) {
        var wanted = Wanted.of(mismatch.getRequiredType());
        if (wanted != null) {
            return wanted;
        }
        return mismatch.getRootCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
                ? reason.getMessage()
                : "The value makes no sense here";
    }

    private static ResponseEntity<ProblemDetail> invalid(InvalidRequest invalid, HttpServletRequest request) {
        return problem(
                HttpStatus.BAD_REQUEST, RejectionCode.BAD_REQUEST, invalid.getMessage(), invalid.field(), request);
    }

    static ResponseEntity<ProblemDetail> problem(
            HttpStatus status,
            @Nullable RejectionCode code,
            @Nullable String detail,
            @Nullable String field,
            HttpServletRequest request) {
        var problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail);
        problem.setProperty("code", code == null ? "INTERNAL_ERROR" : code.name());
        problem.setProperty("correlationId", RequestIds.of(request));
        if (field != null && !field.isEmpty()) {
            problem.setProperty("field", field);
        }
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (code == RejectionCode.BUSY) {
            answer.header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_LESS_BUSY);
        }
        return answer.body(problem);
    }

    private static @Nullable Throwable cause(Throwable e, Class<? extends Throwable> type) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }

    private static HttpStatus status(RejectionCode code) {
        return switch (code) {
            case BAD_REQUEST, POOL_SIZES_INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_AUTHENTICATED, SESSION_ENDED -> HttpStatus.UNAUTHORIZED;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case TOO_MANY_ATTEMPTS -> HttpStatus.TOO_MANY_REQUESTS;
            case NOT_FOUND, NOT_ENTITLED, MACHINE_NOT_IN_POOL -> HttpStatus.NOT_FOUND;
            case CONTROLLER_UNREACHABLE -> HttpStatus.GATEWAY_TIMEOUT;
            case CONTROLLER_REJECTED -> HttpStatus.BAD_GATEWAY;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
            case HISTORY_TAMPERED -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.CONFLICT;
        };
    }
}
