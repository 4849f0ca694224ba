package io.vdibroker.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.delivery.group.Backlog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes nothing new in while the broker is too far behind with what it began: before ECP is asked, a secret kept or a
 * command sent. New endpoints are behind it without doing anything; {@link EvenWhenBusy} leaves one open.
 */
@Component
class Intake implements HandlerInterceptor {

    private final Backlog backlog;
    private final Callers callers;

    Intake(Backlog backlog, Callers callers) {
        this.backlog = backlog;
        this.callers = callers;
    }

    /** An answer that comes later is dispatched again, when the request has long been taken. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && !HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod())
                && !HttpMethod.OPTIONS.matches(request.getMethod())
                && handler instanceof HandlerMethod method
                && !isAlwaysOpen(method)
                && backlog.isTooLong()) {
            callers.require(request, kind(method)); // who has no session hears of that, as ever
            throw new RequestRefused(
                    RejectionCode.BUSY,
                    "The broker is behind with what it was asked to do before; try again in a moment");
        }
        return true;
    }

    private static boolean isAlwaysOpen(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), EvenWhenBusy.class)
                || method.hasMethodAnnotation(EvenWhenBusy.class);
    }

    private static SessionKind kind(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), AdminRest.class)
                ? SessionKind.ADMINISTRATION
                : SessionKind.CLIENT;
    }
}
