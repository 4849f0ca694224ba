package io.vdibroker.query.client.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.delivery.bus.LostRace;
import io.vdibroker.delivery.bus.Refusals;
import io.vdibroker.delivery.store.StoreFull;
import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.Phrases;
import io.vdibroker.query.client.desktop.NoDesktop;
import io.vdibroker.secrets.PasswordsBusy;
import io.vdibroker.web.BodyTooLarge;
import io.vdibroker.web.BodyTooSlow;
import io.vdibroker.web.NotAuthenticated;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever goes wrong behind {@link ClientRest} into an envelope; never a stack trace, never a challenge. */
@RestControllerAdvice(annotations = ClientRest.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Phrases phrases;

    Errors(Phrases phrases) {
        this.phrases = phrases;
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(Exception thrown, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            throw thrown; // the connection is broken off: nothing is appended to an answer
        }
        var e = thrown instanceof CompletionException && thrown.getCause() instanceof Exception cause ? cause : thrown;
        if (e instanceof NotAuthenticated) {
            return error(HttpStatus.UNAUTHORIZED, "401", Phrase.SIGN_IN_FIRST, request);
        }
        if (StoreFull.isBehind(e)) {
            return refused(RejectionCode.NO_ROOM, request);
        }
        if (LostRace.isBehind(e)) {
            return refused(RejectionCode.BUSY, request);
        }
        if (e instanceof PasswordsBusy) {
            return refused(RejectionCode.TOO_MANY_ATTEMPTS, request);
        }
        if (e instanceof AsyncRequestTimeoutException) {
            return refused(RejectionCode.BUSY, request);
        }
        if (e instanceof NoDesktop none) {
            return error(HttpStatus.OK, none.code().text(), none.phrase(), request);
        }
        if (e instanceof ClientBody.Unreadable) {
            return error(HttpStatus.BAD_REQUEST, "400", Phrase.UNREADABLE_BODY, request);
        }
        if (e instanceof MethodArgumentTypeMismatchException) {
            return error(HttpStatus.NOT_FOUND, "404", Phrase.NO_SUCH_ADDRESS, request);
        }
        if (hasCause(e, BodyTooLarge.class)) {
            return error(HttpStatus.CONTENT_TOO_LARGE, "413", Phrase.BODY_TOO_LARGE, request);
        }
        if (hasCause(e, BodyTooSlow.class)) {
            return error(HttpStatus.REQUEST_TIMEOUT, "408", Phrase.UNREADABLE_BODY, request);
        }
        var refusal = e instanceof RequestRefused refused
                ? refused.details()
                : Refusals.detailsOf(e).orElse(null);
        if (refusal != null) {
            return refused(refusal.code(), request);
        }
        if (e instanceof HttpMessageNotReadableException || DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("{} {} was given up by the client", request.getMethod(), request.getRequestURI(), e);
            return error(HttpStatus.BAD_REQUEST, "400", Phrase.UNREADABLE_BODY, request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return Envelope.error(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "500",
                phrases.say(phrases.languageOf(request), Phrase.BROKEN, String.valueOf(MDC.get("correlationId"))));
    }

    /** What a client can be refused, and in which words; the texts of refusals are for administrators. */
    private ResponseEntity<Object> refused(RejectionCode code, HttpServletRequest request) {
        return switch (code) {
            case SESSION_ENDED -> error(HttpStatus.UNAUTHORIZED, "401", Phrase.SIGN_IN_FIRST, request);
            case NOT_AUTHENTICATED -> error(HttpStatus.OK, code.name(), Phrase.SIGN_IN_FAILED, request);
            case TOO_MANY_ATTEMPTS -> error(HttpStatus.OK, code.name(), Phrase.TOO_MANY_ATTEMPTS, request);
            case NOT_FOUND, NOT_ENTITLED -> error(HttpStatus.OK, "404", Phrase.NO_SUCH_POOL, request);
            case MACHINE_NOT_IN_POOL -> error(HttpStatus.OK, "404", Phrase.NO_SUCH_MACHINE, request);
            case CONTROLLER_UNREACHABLE -> error(HttpStatus.OK, "005", Phrase.CONTROLLER_SILENT, request);
            case BUSY, NO_ROOM -> error(HttpStatus.OK, NoDesktop.Code.BUSY.text(), Phrase.BROKER_BUSY, request);
            default -> error(HttpStatus.OK, code.name(), Phrase.ACTION_REFUSED, request);
        };
    }

    private ResponseEntity<Object> error(HttpStatus status, String code, Phrase phrase, HttpServletRequest request) {
        return Envelope.error(status, code, phrases.say(phrases.languageOf(request), phrase));
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
