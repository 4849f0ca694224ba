package io.vdibroker.web;

import io.vdibroker.api.session.SessionKind;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets an endpoint begin when the body that it reads is there. Who may not call it, or sends to an address or by a
 * method that
 * does not exist, is answered without their body; strangers, who sign in at most, may send little and not for long.
 */
@Component
class BodyArrival implements HandlerInterceptor {

    static final int MOST_BYTES = 1024 * 1024;
    static final int MOST_OF_STRANGERS = 16 * 1024;
    private static final String BEGUN = BodyArrival.class.getName();
    private static final Duration LONGEST_OF_STRANGERS = Duration.ofSeconds(5);

    private final Callers callers;
    private final Duration longest;
    private final BodyRoom room;

    BodyArrival(Callers callers, WebProperties properties, BodyRoom room) {
        this.callers = callers;
        this.longest = properties.bodyTime();
        this.room = room;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!hasBody(request)
                || !BodyLimit.guards(request)
                || ArrivingBody.isKnown(request)
                || !(handler instanceof HandlerMethod endpoint)
                || !reads(endpoint, request)) {
            return true;
        }
        requireCaller(endpoint, request);
        var known = callers.isKnown(request);
        var most = known ? MOST_BYTES : MOST_OF_STRANGERS;
        var length = request.getContentLengthLong();
        if (length > most) {
            throw new BodyTooLarge(most);
        }
        var time = known || longest.compareTo(LONGEST_OF_STRANGERS) < 0 ? longest : LONGEST_OF_STRANGERS;
        ArrivingBody.await(
                request,
                response,
                new ArrivingBody.Limits(most, time, room),
                bare(request).getInputStream(),
                request.getAttribute(BEGUN) instanceof byte[] begun ? begun : new byte[0]);
        return false;
    }

    /**
     * What came of a small body together with its head is taken in any case, so that the connection can go on after a
     * refusal.
     */
    static void takeSmall(HttpServletRequest request) throws IOException {
        var length = request.getContentLengthLong();
        if (length > 0 && length <= MOST_OF_STRANGERS && !ArrivingBody.isKnown(request)) {
            var bytes = there(bare(request).getInputStream(), (int) length);
            if (bytes.length == length) {
                ArrivingBody.arrived(request, bytes);
            } else {
                request.setAttribute(BEGUN, bytes);
            }
        }
    }

    private static byte[] there(ServletInputStream source, int length) throws IOException {
        var bytes = new byte[length];
        var count = 0;
        while (count < length && source.available() > 0) {
            var read = source.read(bytes, count, length - count);
            if (read < 0) {
                break;
            }
            count += read;
        }
        return Arrays.copyOf(bytes, count);
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean reads(HandlerMethod endpoint, HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod())
                && Arrays.stream(endpoint.getMethodParameters()).anyMatch(BodyArrival::mayRead);
    }

    private static boolean mayRead(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                || ServletRequest.class.isAssignableFrom(parameter.getParameterType());
    }

    private void requireCaller(HandlerMethod endpoint, HttpServletRequest request) {
        if (Arrays.stream(endpoint.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Caller.class)) {
            callers.require(
                    request,
                    endpoint.getBeanType().isAnnotationPresent(AdminRest.class)
                            ? SessionKind.ADMINISTRATION
                            : SessionKind.CLIENT);
        }
    }

    /** The request as the container made it: all others give what has arrived. */
    static ServletRequest bare(ServletRequest request) {
        var bare = request;
        while (bare instanceof HttpServletRequestWrapper wrapper) {
            bare = wrapper.getRequest();
        }
        return bare;
    }
}
