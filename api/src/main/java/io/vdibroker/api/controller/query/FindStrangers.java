package io.vdibroker.api.controller.query;

import io.vdibroker.api.controller.ControllerId;

/** The machines of a controller that look like ours and that no pool has, by name. Pages count from 0. Answered by {@link StrangersView}. */
public record FindStrangers(ControllerId controllerId, int page, int size) {}
