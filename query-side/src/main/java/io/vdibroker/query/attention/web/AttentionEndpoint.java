package io.vdibroker.query.attention.web;

import io.vdibroker.delivery.attention.Attention;
import io.vdibroker.delivery.attention.AttentionPage;
import io.vdibroker.query.web.Paging;
import io.vdibroker.web.AdminRest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows which sagas and views are held up by an event, and why. No view is asked: it might be the one that is held up. */
@AdminRest
class AttentionEndpoint {

    private final Attention attention;
    private final Paging paging;

    AttentionEndpoint(Attention attention, Paging paging) {
        this.attention = attention;
        this.paging = paging;
    }

    @GetMapping("/api/v1/attention")
    AttentionPage find(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size);
        return attention.page(page, size);
    }
}
