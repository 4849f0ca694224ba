package io.vdibroker.query.pool.web;

import io.vdibroker.api.pool.EntitledKind;
import io.vdibroker.api.pool.query.EntitlementView;
import io.vdibroker.api.pool.query.EntitlementsView;
import io.vdibroker.query.web.OpenedData;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may use a pool; the name is a user's login or the name of a group. */
record EntitlementsBody(List<Item> items, long total, int page, int size) {

    record Item(EntitledKind kind, UUID id, @Nullable String name, Instant since) {}

    static EntitlementsBody of(EntitlementsView view, OpenedData opened) {
        return new EntitlementsBody(
                view.items().stream().map(item -> item(item, opened)).toList(), view.total(), view.page(), view.size());
    }

    private static Item item(EntitlementView view, OpenedData opened) {
        var name = view.groupName() == null ? opened.open(view.login()) : view.groupName();
        return new Item(view.party().kind(), view.party().id(), name, view.since());
    }
}
