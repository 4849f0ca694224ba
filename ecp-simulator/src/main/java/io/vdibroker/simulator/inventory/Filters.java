package io.vdibroker.simulator.inventory;

import io.vdibroker.simulator.http.Call;
import java.util.function.Predicate;

/** The filters that the lists of the inventory have in common. */
final class Filters {
    private Filters() {}

    /** True when the filter is absent, or the test accepts its value. */
    static boolean passes(Call call, String filter, Predicate<String> test) {
        String wanted = call.query(filter);
        return wanted == null || wanted.isBlank() || test.test(wanted);
    }

    static boolean passesName(Call call, String name) {
        return passes(call, "name", name::contains);
    }
}
