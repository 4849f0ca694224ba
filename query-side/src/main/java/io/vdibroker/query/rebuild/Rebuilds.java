package io.vdibroker.query.rebuild;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.vdibroker.delivery.group.DeadLetters;
import io.vdibroker.delivery.group.GroupHealth;
import io.vdibroker.delivery.group.GroupKind;
import io.vdibroker.delivery.group.ProcessorHealth;
import io.vdibroker.delivery.group.Progress;
import io.vdibroker.delivery.group.Replay;
import io.vdibroker.query.store.Housekeeping;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Makes views anew while the broker runs, one at a time. All events are told to a second set of projectors, which write into
 * a database of their own; the view is read and kept up meanwhile. Then it is held still for as long as it takes to
 * compare the two, and what is not as the events say is mended in place. If an event cannot be told, the view stays as it was.
 */
@Component
public class Rebuilds implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final String DATABASE = "views_anew";
    private static final int FEW = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST_STOP_SECONDS = 5;

    private final DefaultListableBeanFactory beans;
    private final MongoClient client;
    private final MongoDatabase views;
    private final Replay replay;
    private final Progress progress;
    private final ProcessorHealth processors;
    private final DeadLetters deadLetters;
    private final Housekeeping housekeeping;
    private final Clock clock;
    private final Map<String, Rebuild> last = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new AxonThreadFactory("view-rebuild"));

    Rebuilds(
            DefaultListableBeanFactory beans,
            MongoClient client,
            MongoDatabase views,
            Replay replay,
            Progress progress,
            ProcessorHealth processors,
            DeadLetters deadLetters,
            Housekeeping housekeeping,
            Clock clock) {
        this.beans = beans;
        this.client = client;
        this.views = views;
        this.replay = replay;
        this.progress = progress;
        this.processors = processors;
        this.deadLetters = deadLetters;
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    /** The processing group of each view, by the name of the view. */
    public Map<String, GroupHealth> groups() {
        var groups = new TreeMap<String, GroupHealth>();
        processors.groups().stream()
                .filter(group -> group.kind() == GroupKind.VIEW)
                .forEach(group -> groups.put(nameOf(group.group()), group));
        return groups;
    }

    /** The last rebuilding of a view since the start of this process. */
    public Optional<Rebuild> last(String view) {
        return Optional.ofNullable(last.get(view));
    }

    /** Begins to make a view anew; false if one is being made already. */
    public synchronized boolean begin(String view) {
        if (last.values().stream().anyMatch(rebuild -> !rebuild.isOver())) {
            return false;
        }
        var group = groups().get(view);
        if (group == null) {
            throw new IllegalArgumentException("There is no view " + view);
        }
        last.put(view, Rebuild.started(clock.instant(), progress.head()));
        thread.execute(() -> run(view, group.group()));
        return true;
    }

    private void run(String view, String group) {
        var anew = client.getDatabase(DATABASE);
        try {
            anew.drop(); // of a process that was killed
            var comparison = rebuild(view, group, anew);
            change(view, rebuild -> rebuild.done(comparison, clock.instant()));
            LOG.info(
                    "The view {} was made anew: {} documents compared, {} mended",
                    view,
                    comparison.compared(),
                    comparison.different());
        } catch (Throwable e) { // also when memory is short, or no view could be made anew any more
            LOG.error("The view {} could not be made anew and was left as it was", view, e);
            change(
                    view,
                    rebuild -> rebuild.failed(
                            e.getClass().getSimpleName() + "; the log of the broker tells more", clock.instant()));
        } finally {
            anew.drop();
        }
    }

    private Comparison rebuild(String view, String group, MongoDatabase anew) throws Exception {
        var projectors = new Shadow(beans, group, anew).projectors();
        LongConsumer told = reached -> change(view, rebuild -> rebuild.at(reached));
        @Nullable TrackingToken token = null;
        var head = progress.head();
        while (head - Replay.position(token) > FEW) { // what came meanwhile, too
            token = replay.tell(projectors, token, head, told);
            head = progress.head();
        }
        awaitPassed(group, Replay.position(token));
        try (var still = replay.hold(group)) {
            token = replay.tell(projectors, token, still.position(), told);
            if (Replay.position(token) < still.position()) {
                throw new IllegalStateException("Not all events up to " + still.position() + " could be told");
            }
            change(view, Rebuild::comparing);
            housekeeping.tidy(anew);
            housekeeping.tidy(views);
            var comparison = new Comparison(views, anew);
            comparison.compareAndMend();
            deadLetters.clear(group);
            return comparison;
        }
    }

    private void awaitPassed(String group, long position) throws InterruptedException {
        var deadline = clock.instant().plus(PATIENCE);
        while (!progress.hasPassed(group, position)) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException(group + " does not go on: it has not passed event " + position);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void change(String view, UnaryOperator<Rebuild> how) {
        last.computeIfPresent(view, (name, rebuild) -> how.apply(rebuild));
    }

    /** "view-pools-v1" is that of the view "pools". */
    private static String nameOf(String group) {
        return group.replaceFirst("^view-", "").replaceFirst("-v\\d+$", "");
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn(
                    "A view is still being made anew; the database that it is made in is left over until the next time");
        }
    }
}
