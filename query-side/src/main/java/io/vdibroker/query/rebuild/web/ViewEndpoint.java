package io.vdibroker.query.rebuild.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.delivery.group.GroupHealth;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.query.rebuild.Rebuild;
import io.vdibroker.query.rebuild.Rebuilds;
import io.vdibroker.query.web.Refusal;
import io.vdibroker.web.AdminRest;
import io.vdibroker.web.Caller;
import io.vdibroker.web.EvenWhenBusy;
import io.vdibroker.web.ReadAccess;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows how far the views are, and makes one anew. No command: nothing is decided; who asked for it is in the log. */
@AdminRest
@RequestMapping("/api/v1/views")
class ViewEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ViewEndpoint.class);

    /** A view, the global index of the event that it shows last, and the last time it was made anew in this process. */
    record View(String name, long position, long head, boolean atWork, @Nullable Rebuild rebuild) {}

    record Views(List<View> items) {}

    private final Rebuilds rebuilds;
    private final Progress progress;
    private final ReadAccess access;

    ViewEndpoint(Rebuilds rebuilds, Progress progress, ReadAccess access) {
        this.rebuilds = rebuilds;
        this.progress = progress;
        this.access = access;
    }

    @GetMapping
    Views all() {
        return new Views(rebuilds.groups().entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .toList());
    }

    @GetMapping("/{name}")
    View one(@PathVariable String name) {
        var group = rebuilds.groups().get(name);
        if (group == null) {
            throw unknown();
        }
        return view(name, group);
    }

    @EvenWhenBusy
    @PostMapping("/{name}/rebuild")
    ResponseEntity<Void> rebuild(@PathVariable String name, Caller caller) {
        access.check(caller); // also where no other side knows who may change things
        if (!rebuilds.groups().containsKey(name)) {
            throw unknown();
        }
        LOG.info("{} has the view {} made anew", caller.userId(), name);
        if (!rebuilds.begin(name)) {
            throw Refusal.of(
                    RejectionCode.CONFLICT, "A view is being made anew already; GET /api/v1/views shows which");
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/views/" + name))
                .build();
    }

    private View view(String name, GroupHealth group) {
        return new View(
                name,
                group.position(),
                progress.head(),
                group.healthy(),
                rebuilds.last(name).orElse(null));
    }

    private RuntimeException unknown() {
        return Refusal.of(
                RejectionCode.NOT_FOUND,
                "There is no such view; there are "
                        + String.join(", ", rebuilds.groups().keySet()));
    }
}
