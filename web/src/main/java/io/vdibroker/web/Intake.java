package io.vdibroker.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.delivery.group.Backlog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
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

    /** Who has no session hears of that first, as ever. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Write.of(request, handler)
                .filter(write -> !write.is(EvenWhenBusy.class) && backlog.isTooLong())
                .ifPresent(write -> {
                    callers.require(
                            request, write.is(AdminRest.class) ? SessionKind.ADMINISTRATION : SessionKind.CLIENT);
                    throw new RequestRefused(
                            RejectionCode.BUSY,
                            "The broker is behind with what it was asked to do before; try again in a moment");
                });
        return true;
    }
}
