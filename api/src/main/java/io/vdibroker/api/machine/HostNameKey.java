package io.vdibroker.api.machine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.operation.PlannedStep;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The stream that guards one host name of one directory; host names are unique without regard to case. */
public record HostNameKey(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HostNameKey {}

    /** The key that guards the name in the directory. */
    public static HostNameKey of(String directory, String hostname) {
        return new HostNameKey(directory.toLowerCase(Locale.ROOT) + "/" + hostname.toLowerCase(Locale.ROOT));
    }

    /**
     * Where host names of machines that are prepared so are unique: the domain that they join, else their controller.
     */
    public static String directory(List<PlannedStep> plan, ControllerId controllerId) {
        return plan.stream()
                .map(PlannedStep::domainJoin)
                .filter(Objects::nonNull)
                .findFirst()
                .map(join -> join.domain().toLowerCase(Locale.ROOT))
                .orElseGet(() -> controllerId.value().toString());
    }

    /** The stream key, by which Axon routes. */
    @Override
    public String toString() {
        return "host-name/" + value;
    }
}
