package io.vdibroker.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.session.SessionKind;
import io.vdibroker.delivery.directory.DiskRoom;
import io.vdibroker.delivery.group.Backlog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes nothing new in while the broker is too far behind with what it began, or has too little room to record it: before ECP is asked, a secret kept or a
 * command sent. New endpoints are behind it without doing anything; {@link EvenWhenBusy} leaves one open.
 */
@Component
class Intake implements HandlerInterceptor {

    /** What to do when nothing can be recorded any more. */
    static final String NO_ROOM =
            "The disk of the broker is full; nothing was recorded. Make room on it, and try again: no"
                    + " restart is needed";

    private final Backlog backlog;
    private final ObjectProvider<DiskRoom> room;
    private final Callers callers;

    Intake(Backlog backlog, ObjectProvider<DiskRoom> room, Callers callers) {
        this.backlog = backlog;
        this.room = room;
        this.callers = callers;
    }

    /** Who has no session hears of that first, as ever. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Write.of(request, handler)
                .filter(write -> !write.is(EvenWhenBusy.class))
                .ifPresent(write -> {
                    if (backlog.isTooLong()) {
                        refuse(
                                write,
                                request,
                                RejectionCode.BUSY,
                                "The broker is behind with what it was asked to do before; try again in a moment");
                    }
                    if (room.stream().anyMatch(DiskRoom::isShort)) {
                        refuse(write, request, RejectionCode.NO_ROOM, NO_ROOM);
                    }
                });
        return true;
    }

    private void refuse(Write write, HttpServletRequest request, RejectionCode code, String text) {
        callers.require(request, write.is(AdminRest.class) ? SessionKind.ADMINISTRATION : SessionKind.CLIENT);
        throw new RequestRefused(code, text);
    }
}
