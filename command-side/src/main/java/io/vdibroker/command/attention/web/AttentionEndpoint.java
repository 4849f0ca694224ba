package io.vdibroker.command.attention.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.attention.Resumption;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.RequestRefused;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Delivers a held-up event again. No command: nothing is decided, and a saga must not be loaded within the unit of work of
 * another message. What follows carries the metadata of the event; who resumed it is in the log.
 */
@AdminRest
class AttentionEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(AttentionEndpoint.class);

    private final Attention attention;

    AttentionEndpoint(Attention attention) {
        this.attention = attention;
    }

    @EvenWhenBusy
    @PostMapping("/api/v1/attention/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable UUID id, Caller caller) {
        LOG.info("{} resumes the event {}", caller.userId(), id);
        var end = attention.resume(id);
        LOG.info("The resumption of the event {} by {} is {}", id, caller.userId(), end);
        if (end != Resumption.DONE) {
            throw refusal(end);
        }
    }

    private static RequestRefused refusal(Resumption end) {
        return switch (end) {
            case UNKNOWN ->
                new RequestRefused(
                        RejectionCode.NOT_FOUND,
                        "Nothing is held up under this id; it may have gone through meanwhile");
            case UNDER_WAY ->
                new RequestRefused(RejectionCode.BEING_RESUMED, "It is being resumed already; look again in a moment");
            default ->
                new RequestRefused(
                        RejectionCode.FAILED_AGAIN, "It failed again; GET /api/v1/attention says on what and why");
        };
    }
}
