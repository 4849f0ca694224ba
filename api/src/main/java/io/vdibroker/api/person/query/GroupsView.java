package io.vdibroker.api.person.query;

import java.util.List;

/** One page of groups; total counts all pages. */
public record GroupsView(List<GroupView> items, long total, int page, int size) {}
