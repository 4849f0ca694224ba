package io.vdibroker.simulator.ws;

import io.vdibroker.simulator.domain.DomainView;
import io.vdibroker.simulator.fault.Fault.Kind;
import io.vdibroker.simulator.fault.Faults;
import io.vdibroker.simulator.http.Dialect;
import io.vdibroker.simulator.http.Json;
import io.vdibroker.simulator.http.Views;
import io.vdibroker.simulator.state.Change;
import io.vdibroker.simulator.state.DataPool;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.Node;
import io.vdibroker.simulator.state.Task;
import io.vdibroker.simulator.state.World;
import io.vdibroker.simulator.task.TaskView;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Tells the subscribers of a topic what changed. One thread sends, so that the order is that of the changes. */
@Component
public class Broadcaster implements Change.Listener {
    private static final String TOKEN_ERROR = "{\"msg_type\":\"control\",\"error\":true,\"msg\":\"token error\"}";

    private final DomainView domains;
    private final TaskView tasks;
    private final Views views;
    private final Dialect dialect;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(action -> {
        Thread thread = new Thread(action, "simulator-ws");
        thread.setDaemon(true);
        return thread;
    });

    private final Faults faults;

    /** What is told after the next message; only touched under the lock of the world. */
    private final List<Runnable> late = new ArrayList<>();

    Broadcaster(World world, DomainView domains, TaskView tasks, Views views, Dialect dialect, Faults faults) {
        this.dialect = dialect;
        this.views = views;
        this.faults = faults;
        this.domains = domains;
        this.tasks = tasks;
        world.listen(this);
    }

    void add(Subscriber subscriber) {
        subscribers.put(subscriber.id(), subscriber);
    }

    /** Every client is sent away; it may come back at once. */
    public void closeAll() {
        subscribers.values().forEach(subscriber -> sender.execute(subscriber::close));
    }

    void remove(String id) {
        subscribers.remove(id);
    }

    /** Runs in the order of the changes. */
    void send(Subscriber subscriber, String text) {
        sender.execute(() -> subscriber.send(text));
    }

    /** The token is not good, or no longer. */
    void refuse(Subscriber subscriber) {
        sender.execute(() -> {
            subscriber.send(TOKEN_ERROR);
            subscriber.close();
        });
    }

    @Override
    public void changed(Change change) {
        if (change.entity() instanceof Domain domain) {
            tell("/domains/", change.event(), domain.id, () -> domains.row(domain));
        } else if (change.entity() instanceof Task task) {
            tell("/tasks/", change.event(), task.id, () -> tasks.row(task));
        } else if (change.entity() instanceof Node node) {
            tell("/nodes/", change.event(), node.id, () -> views.show("node", node.id));
        } else if (change.entity() instanceof DataPool pool) {
            tell("/data-pools/", change.event(), pool.id, () -> views.show("datapool", pool.id));
        }
    }

    private void tell(String topic, Change.Event event, String id, Supplier<Object> object) {
        var listening = subscribers.values().stream()
                .filter(subscriber -> subscriber.listensTo(topic))
                .toList();
        if (listening.isEmpty()) {
            return;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("msg_type", "data");
        message.put("resource", topic);
        message.put("event", event.name());
        message.put("id", id);
        message.put("object", object.get());
        tell(listening, topic, dialect.worded(Json.text(message)));
    }

    /** The order is that of the changes, unless a test wants it otherwise. */
    private void tell(List<Subscriber> listening, String topic, String text) {
        Kind fault = faults.onMessage(topic).orElse(null);
        if (fault == Kind.SOCKET_CLOSES) {
            listening.forEach(subscriber -> sender.execute(subscriber::close));
            return;
        }
        if (fault == Kind.SOCKET_DISORDERS) {
            late.add(() -> listening.forEach(subscriber -> send(subscriber, text)));
            return;
        }
        int times = fault == Kind.SOCKET_SILENT ? 0 : fault == Kind.SOCKET_REPEATS ? 2 : 1;
        for (int i = 0; i < times; i++) {
            listening.forEach(subscriber -> send(subscriber, text));
        }
        late.forEach(Runnable::run);
        late.clear();
    }

    @PreDestroy
    void stop() {
        sender.shutdownNow();
    }
}
