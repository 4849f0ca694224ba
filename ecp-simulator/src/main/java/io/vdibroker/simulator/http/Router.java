package io.vdibroker.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the endpoint of a method and a path, in which {@code {id}} stands for a uuid. */
@Component
public class Router {
    private final List<Route> routes = new ArrayList<>();

    Router(List<Routes> features) {
        features.forEach(feature -> feature.addTo(this));
    }

    /** What a feature offers. */
    public interface Routes {
        void addTo(Router router);
    }

    /** Runs under the lock of the world; whatever takes time is a task. */
    public interface Endpoint {
        Answer answer(Call call);
    }

    record Route(String method, Pattern path, boolean open, Endpoint endpoint) {}

    record Match(Route route, Map<String, String> variables) {}

    public Router get(String path, Endpoint endpoint) {
        return add("GET", path, false, endpoint);
    }

    public Router post(String path, Endpoint endpoint) {
        return add("POST", path, false, endpoint);
    }

    public Router put(String path, Endpoint endpoint) {
        return add("PUT", path, false, endpoint);
    }

    /** A route that needs no token. */
    public Router open(String path, Endpoint endpoint) {
        return add("POST", path, true, endpoint);
    }

    private Router add(String method, String path, boolean open, Endpoint endpoint) {
        String pattern = path.replace("{id}", "(?<id>[0-9A-Fa-f-]{36})");
        routes.add(new Route(method, Pattern.compile(pattern), open, endpoint));
        return this;
    }

    Optional<Match> find(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                Map<String, String> variables = new LinkedHashMap<>();
                if (route.path().pattern().contains("(?<id>")) {
                    variables.put("id", matcher.group("id").toLowerCase(Locale.ROOT));
                }
                return Optional.of(new Match(route, variables));
            }
        }
        return Optional.empty();
    }

    boolean knows(String path) {
        return routes.stream().anyMatch(route -> route.path().matcher(path).matches());
    }
}
