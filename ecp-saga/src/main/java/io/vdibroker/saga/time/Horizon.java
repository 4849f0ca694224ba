package io.vdibroker.saga.time;

import java.util.Set;
import java.util.function.BooleanSupplier;

/** Tells who looks twice whether lists knew at the second look all that had happened at the first. */
public interface Horizon {
    /** Reads the head of the events now; what it returns says from then on whether these processing groups have all passed it. */
    BooleanSupplier now(Set<String> groups);
}
