package io.vdibroker.query.person.web;

import io.vdibroker.api.person.query.UsersView;
import io.vdibroker.query.web.OpenedData;
import java.util.List;

/** One page of accounts. */
record UsersBody(List<UserBody> items, long total, int page, int size) {

    static UsersBody of(UsersView view, OpenedData opened) {
        return new UsersBody(
                view.items().stream().map(user -> UserBody.of(user, opened)).toList(),
                view.total(),
                view.page(),
                view.size());
    }
}
