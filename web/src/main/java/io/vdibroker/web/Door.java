package io.vdibroker.web;

import io.vdibroker.api.session.SessionKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Guards the administrators' REST: who may not come in is sent away before an endpoint looks anything up, asks ECP or keeps a
 * secret for them. New endpoints are behind it without doing anything; {@link NoRoleNeeded} leaves one open.
 */
@Component
class Door implements HandlerInterceptor {

    private final Callers callers;
    private final ObjectProvider<ReadAccess> readers;
    private final ObjectProvider<WriteAccess> writers;

    Door(Callers callers, ObjectProvider<ReadAccess> readers, ObjectProvider<WriteAccess> writers) {
        this.callers = callers;
        this.readers = readers;
        this.writers = writers;
    }

    /** Who reads is looked at once more before an answer that comes later, and before being told that nothing is there. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
            readers.ifAvailable(access -> access.check(caller(request)));
        }
        Write.of(request, handler)
                .filter(write -> write.is(AdminRest.class) && !write.is(NoRoleNeeded.class))
                .ifPresent(write -> writers.ifAvailable(access -> access.check(caller(request))));
        return true;
    }

    private Caller caller(HttpServletRequest request) {
        return callers.require(request, SessionKind.ADMINISTRATION);
    }
}
