package io.vdibroker.delivery.group;

import java.time.Instant;

/**
 * The last time that a group could not go on.
 *
 * @param at when
 * @param error the class of the error
 * @param infrastructure whether a store or the network is to blame, rather than the event
 */
public record GroupFailure(Instant at, String error, boolean infrastructure) {}
