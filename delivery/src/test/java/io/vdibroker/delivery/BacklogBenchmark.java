package io.vdibroker.delivery;

import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.group.GroupBacklog;
import io.vdibroker.delivery.sample.Messages.CreateJob;
import io.vdibroker.delivery.sample.SampleApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.SpringApplication;

/** What sagas get done while eight threads create as fast as they can, with the limit of the backlog and without. */
final class BacklogBenchmark {

    private static final int THREADS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Commands commands;
    private final GroupBacklog backlog;
    private final SampleState state;

    private BacklogBenchmark(Commands commands, GroupBacklog backlog, SampleState state) {
        this.commands = commands;
        this.backlog = backlog;
        this.state = state;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var directory = Files.createTempDirectory("backlog");
        try (var context = SpringApplication.run(
                SampleApplication.class, "--vdi.data-dir=" + directory, "--logging.level.root=WARN")) {
            var benchmark = new BacklogBenchmark(
                    context.getBean(Commands.class), context.getBean(GroupBacklog.class), new SampleState(directory));
            benchmark.measure("warming up", benchmark.backlog::isTooLong, WARM_UP);
            benchmark.catchUp();
            benchmark.measure("with the limit", benchmark.backlog::isTooLong, TIME);
            benchmark.catchUp();
            benchmark.measure("without", () -> false, TIME);
        }
    }

    private void measure(String name, BooleanSupplier refused, Duration time) throws SQLException {
        var created = new AtomicInteger();
        var before = finished();
        var end = System.nanoTime() + time.toNanos();
        var threads = Executors.newFixedThreadPool(THREADS);
        for (var thread = 0; thread < THREADS; thread++) {
            var id = name + thread;
            threads.execute(() -> {
                for (var i = 0; System.nanoTime() < end; i++) {
                    if (refused.getAsBoolean()) {
                        LockSupport.parkNanos(PAUSE.toNanos());
                    } else {
                        commands.as("system:benchmark", "c").sendAndWait(new CreateJob(id + "-" + i, "n"));
                        created.incrementAndGet();
                    }
                }
            });
        }
        threads.shutdown();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        var done = finished() - before;
        var behind = backlog.behind();
        System.out.printf(
                "%s: %d creations and %d sagas a second; %d events behind at the end%n",
                name, created.get() / time.toSeconds(), done / time.toSeconds(), behind);
    }

    private void catchUp() {
        while (backlog.behind() > 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private int finished() throws SQLException {
        return state.ask("SELECT 1 FROM DomainEventEntry WHERE payloadType LIKE '%JobFinished'")
                .size();
    }
}
