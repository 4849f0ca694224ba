package io.vdibroker.saga.ecp;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which rows of a list, by name, and how many of them from where. */
public record EcpFilter(@Nullable UUID resourcePoolId, @Nullable String name, int limit, int offset) {

    private static final int MANY = 1_000;

    /** Everything that a resource pool has, or all of ECP without one, as far as anybody counts. */
    public static EcpFilter of(@Nullable UUID resourcePoolId) {
        return new EcpFilter(resourcePoolId, null, MANY, 0);
    }

    EcpRequest on(String path) {
        return EcpRequest.get(path)
                .with("ordering", "verbose_name")
                .page(limit, offset)
                .withIf("resource_pool", resourcePoolId)
                .withIf("name", name);
    }
}
