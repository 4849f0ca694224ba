package io.vdibroker.query.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.query.person.Users;
import io.vdibroker.web.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Guards the door: whatever is read under {@code /api/v1} is for operators and those above them. New endpoints are behind
 * it without doing anything.
 */
@Component
class Operators implements HandlerInterceptor {

    private final Callers callers;
    private final Users users;

    Operators(Callers callers, Users users) {
        this.callers = callers;
        this.users = users;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var method = request.getMethod();
        if (HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method)) {
            var caller = callers.require(request, SessionKind.ADMINISTRATION);
            var mayRead = users.byId(caller.userId())
                    .map(users::rolesOf)
                    .map(roles -> !roles.isEmpty()) // each role includes that of an operator
                    .orElse(false);
            if (!mayRead) {
                throw Refusal.of(RejectionCode.NOT_ALLOWED, "Only operators and administrators may read this");
            }
        }
        return true;
    }
}
