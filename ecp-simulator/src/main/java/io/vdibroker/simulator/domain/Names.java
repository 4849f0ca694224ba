package io.vdibroker.simulator.domain;

import io.vdibroker.simulator.http.EcpError;
import io.vdibroker.simulator.state.Domain;
import io.vdibroker.simulator.state.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** No two machines have the same name: whoever comes later gets the lowest free suffix, or a refusal. */
@Component
class Names {
    private static final int MAX = 128;

    private final World world;

    Names(World world) {
        this.world = world;
    }

    List<String> choose(String wish, int count) {
        check(wish);
        Set<String> taken = taken("");
        if (count == 1) {
            return List.of(free(wish, taken));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = suffixed(wish, taken);
            taken.add(name);
            names.add(name);
        }
        return names;
    }

    String rename(Domain domain, String wish) {
        check(wish);
        return free(wish, taken(domain.id));
    }

    private static void check(String wish) {
        if (wish.isBlank() || wish.length() > MAX) {
            throw EcpError.field("verbose_name", "Ensure this field has 1 to " + MAX + " characters.");
        }
    }

    private String free(String wish, Set<String> taken) {
        if (!taken.contains(wish)) {
            return wish;
        }
        if (world.state().settings.rules().strictNames()) {
            throw EcpError.field("verbose_name", "Domain with this verbose name already exists.");
        }
        return suffixed(wish, taken);
    }

    private static String suffixed(String wish, Set<String> taken) {
        int number = 1;
        while (taken.contains(wish + "-" + number)) {
            number++;
        }
        return wish + "-" + number;
    }

    private Set<String> taken(String except) {
        Set<String> taken = new HashSet<>();
        for (Domain domain : world.state().domains.values()) {
            if (!domain.id.equals(except)) {
                taken.add(domain.name);
            }
        }
        return taken;
    }
}
