package io.vdibroker.query.client.web;

import io.vdibroker.query.client.Phrase;
import io.vdibroker.query.client.Phrases;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers requests that no endpoint takes. Those of the administrators' REST are not ours. */
@RestControllerAdvice
@Order
class UnknownRequests {

    private static final String ADMINISTRATION = "/api/v1/";

    private final Phrases phrases;

    UnknownRequests(Phrases phrases) {
        this.phrases = phrases;
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(NoResourceFoundException e, HttpServletRequest request)
            throws NoResourceFoundException {
        if (request.getRequestURI().startsWith(ADMINISTRATION)) {
            throw e;
        }
        return Envelope.error(
                HttpStatus.NOT_FOUND, "404", phrases.say(phrases.languageOf(request), Phrase.NO_SUCH_ADDRESS));
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(HttpRequestMethodNotSupportedException e, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (request.getRequestURI().startsWith(ADMINISTRATION)) {
            throw e;
        }
        return Envelope.error(
                HttpStatus.METHOD_NOT_ALLOWED,
                "405",
                phrases.say(phrases.languageOf(request), Phrase.METHOD_NOT_ALLOWED, e.getMethod()));
    }

    /** Types that nobody takes or gives, paths that cannot be read and the like. */
    @ExceptionHandler
    ResponseEntity<Object> handle(ServletException e, HttpServletRequest request) throws ServletException {
        if (request.getRequestURI().startsWith(ADMINISTRATION)
                || !(e instanceof ErrorResponse known)
                || !known.getStatusCode().is4xxClientError()) {
            throw e;
        }
        var status = HttpStatus.valueOf(known.getStatusCode().value());
        return Envelope.error(status, Integer.toString(status.value()), status.getReasonPhrase());
    }
}
