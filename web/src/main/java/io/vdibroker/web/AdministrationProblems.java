package io.vdibroker.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What is refused at the door of the administrators' REST before an endpoint is found is a problem as well. Without it
 * an address that does not exist would be answered with 500 to whoever is not signed in.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AdministrationProblems {

    private final Problems problems;

    AdministrationProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (!UnansweredRequests.isOfAdministrators(request.getRequestURI())) {
            throw e;
        }
        return problems.handle(e, request, response);
    }
}
