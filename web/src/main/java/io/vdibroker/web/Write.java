package io.vdibroker.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;

/** A request that changes something, by the endpoint that takes it. */
record Write(HandlerMethod endpoint) {

    private static final Set<HttpMethod> OTHERS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /**
     * Empty for what reads, for what no endpoint takes, and for an answer that comes later: it is dispatched again, when the
     * request has long been taken, and may have ended the caller's own session.
     */
    static Optional<Write> of(HttpServletRequest request, Object handler) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                        && !OTHERS.contains(HttpMethod.valueOf(request.getMethod()))
                        && handler instanceof HandlerMethod endpoint
                ? Optional.of(new Write(endpoint))
                : Optional.empty();
    }

    /** Whether the endpoint, or all of its class, is marked so. */
    boolean is(Class<? extends Annotation> mark) {
        return AnnotatedElementUtils.hasAnnotation(endpoint.getBeanType(), mark) || endpoint.hasMethodAnnotation(mark);
    }
}
