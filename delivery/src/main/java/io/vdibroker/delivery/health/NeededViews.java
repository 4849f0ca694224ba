package io.vdibroker.delivery.health;

import java.util.List;

/**
 * The views without which nobody can be served.
 *
 * @param groups their processing groups
 */
public record NeededViews(List<String> groups) {}
