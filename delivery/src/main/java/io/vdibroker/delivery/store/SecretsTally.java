package io.vdibroker.delivery.store;

import java.util.Map;

/**
 * How many secrets of each kind were ever kept: a number that never falls, unless the secrets are exchanged for older
 * ones.
 */
@FunctionalInterface
public interface SecretsTally {

    /** By the name of the kind. */
    Map<String, Long> byKind();
}
