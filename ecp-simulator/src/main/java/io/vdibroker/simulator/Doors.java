package io.vdibroker.simulator;

import io.vdibroker.simulator.task.Alarms;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.springframework.stereotype.Component;

/** The ports of the server. They can be shut for a while: what is open is cut, and connections are refused. */
@Component
public class Doors {
    private static final Duration TO_ANSWER = Duration.ofMillis(100);

    private final Alarms alarms;
    private final ExecutorService porter = Executors.newSingleThreadExecutor(action -> {
        Thread thread = new Thread(action, "simulator-doors");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Connector> connectors = new CopyOnWriteArrayList<>();

    Doors(Alarms alarms) {
        this.alarms = alarms;
    }

    void add(Connector connector) {
        connectors.add(connector);
    }

    /** Soon, so that whoever asks for it is answered before. */
    public void shut(Duration time) {
        alarms.in(TO_ANSWER, () -> inTheBackground(Doors::shut));
        alarms.in(TO_ANSWER.plus(time), () -> inTheBackground(Doors::open));
    }

    /** In the order of the requests: a door is not opened before it is shut. */
    private void inTheBackground(Consumer<Connector> action) {
        porter.execute(() -> connectors.forEach(action));
    }

    @PreDestroy
    void stop() {
        porter.shutdownNow();
    }

    private static void shut(Connector connector) {
        try {
            connector.stop();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(Connector connector) {
        try {
            connector.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
