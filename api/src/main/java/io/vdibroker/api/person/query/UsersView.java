package io.vdibroker.api.person.query;

import java.util.List;

/** One page of accounts; total counts all pages. */
public record UsersView(List<UserView> items, long total, int page, int size) {}
