package io.vdibroker.command.authority;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Callers;
import io.vdibroker.web.NoRoleNeeded;
import io.vdibroker.web.RequestRefused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Guards the door of what changes something: who may not administer is sent away before an endpoint asks ECP or keeps a
 * secret for them. New endpoints are behind it without doing anything; what a command needs is decided once more with it.
 */
@Component
class Administrators implements HandlerInterceptor {

    private final Callers callers;
    private final Authority authority;

    Administrators(Callers callers, Authority authority) {
        this.callers = callers;
        this.authority = authority;
    }

    /** An answer that comes later is dispatched again, when the request may have ended the caller's own session. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && !HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod())
                && handler instanceof HandlerMethod method
                && isGuarded(method)) {
            refuseUnlessAdministrator(request);
        }
        return true;
    }

    private static boolean isGuarded(HandlerMethod method) {
        var type = method.getBeanType();
        return AnnotatedElementUtils.hasAnnotation(type, AdminRest.class)
                && !AnnotatedElementUtils.hasAnnotation(type, NoRoleNeeded.class)
                && !method.hasMethodAnnotation(NoRoleNeeded.class);
    }

    private void refuseUnlessAdministrator(HttpServletRequest request) {
        var caller = callers.require(request, SessionKind.ADMINISTRATION);
        var standing = authority.of(caller.userId());
        if (!standing.active() || authority.hasEnded(caller.sessionId(), caller.userId())) {
            throw new RequestRefused(RejectionCode.SESSION_ENDED, "The session has ended; sign in again");
        }
        if (!standing.has(Role.ADMINISTRATOR)) {
            throw new RequestRefused(RejectionCode.NOT_ALLOWED, "Your role does not allow this");
        }
    }
}
