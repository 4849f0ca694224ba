package io.vdibroker.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses what nobody behind it can read, before anybody tries: queries that are no text, and types that are none. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class WellFormed extends OncePerRequestFilter {

    private static final JsonMapper MAPPER = WebConfiguration.strictMapper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var problem = Queries.problem(request.getQueryString());
        if (problem != null) {
            refuse(HttpStatus.BAD_REQUEST, problem, request, response);
        } else if (areNoTypes(request.getHeader(HttpHeaders.ACCEPT))) {
            refuse(HttpStatus.NOT_ACCEPTABLE, "The header Accept names no types", request, response);
        } else if (minds(request.getRequestURI()) && isNoType(request.getContentType())) {
            refuse(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The header Content-Type names no type", request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** What clients send to their endpoints is read whatever its type is said to be. */
    private static boolean minds(String address) {
        return UnansweredRequests.isOfAdministrators(address)
                || address.startsWith("/actuator")
                || address.startsWith("/ws/")
                || address.startsWith("/api/ws/");
    }

    private static boolean areNoTypes(@Nullable String accept) {
        try {
            MediaType.parseMediaTypes(accept);
            return false;
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }

    private static boolean isNoType(@Nullable String contentType) {
        try {
            return contentType != null && !MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }

    /** The answer is made here: what looks for the form of an error would read the same headers. */
    private static void refuse(HttpStatus status, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ResponseEntity<?> answer = UnansweredRequests.answer(status, text, request.getRequestURI(), request);
        response.setStatus(status.value());
        response.setContentType(String.valueOf(answer.getHeaders().getContentType()));
        response.getOutputStream().write(MAPPER.writeValueAsBytes(answer.getBody()));
    }
}
