package io.vdibroker.api.controller.query;

import java.util.List;

/** What ECP says of each machine that was asked for, in the same order. */
public record CheckedDomainsView(List<CheckedDomainView> items) {}
