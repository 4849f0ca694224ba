package io.vdibroker.delivery.health;

import io.vdibroker.delivery.group.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Keeps a process out of service after its start until the views without which nobody can be served show what was stored by
 * then: whoever came earlier would hear that their account does not exist. Afterwards it says no more.
 */
final class ViewsHealth extends AbstractHealthIndicator {

    private final NeededViews needed;
    private final Progress progress;
    private @Nullable Long head;
    private volatile boolean reached;

    ViewsHealth(NeededViews needed, Progress progress) {
        super("How far the views are cannot be read");
        this.needed = needed;
        this.progress = progress;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (reached || look()) {
            health.up();
        } else {
            health.outOfService();
        }
    }

    private synchronized boolean look() {
        var last = head == null ? progress.head() : head;
        head = last;
        reached = needed.groups().stream().allMatch(group -> progress.hasPassed(group, last));
        return reached;
    }
}
