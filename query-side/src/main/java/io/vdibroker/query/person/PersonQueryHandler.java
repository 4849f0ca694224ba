package io.vdibroker.query.person;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static io.vdibroker.query.store.Documents.as;
import static io.vdibroker.query.store.Pages.contains;
import static io.vdibroker.query.store.Pages.equal;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.query.FindGroups;
import io.vdibroker.api.person.query.FindUsers;
import io.vdibroker.api.person.query.GetGroup;
import io.vdibroker.api.person.query.GetUser;
import io.vdibroker.api.person.query.GroupView;
import io.vdibroker.api.person.query.GroupsView;
import io.vdibroker.api.person.query.MembershipView;
import io.vdibroker.api.person.query.UserView;
import io.vdibroker.api.person.query.UsersView;
import io.vdibroker.delivery.group.Freshness;
import io.vdibroker.query.store.Pages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is known of users and groups; nothing is opened here. */
@Component
class PersonQueryHandler {

    private final PersonCollections views;
    private final Users users;
    private final Freshness fresh;

    PersonQueryHandler(PersonCollections views, Users users, Freshness fresh) {
        this.fresh = fresh;
        this.views = views;
        this.users = users;
    }

    @QueryHandler
    Optional<UserView> handle(GetUser query) {
        fresh.upTo(PersonCollections.GROUP);
        return users.byId(query.userId()).map(account -> view(account, users.namesOf(account.groups())));
    }

    @QueryHandler
    UsersView handle(FindUsers query) {
        fresh.upTo(PersonCollections.GROUP);
        var loginKey = query.loginKey();
        var group = query.groupId();
        var found = Pages.find(
                        views.users,
                        Arrays.asList(
                                loginKey == null ? null : eq("loginKey", loginKey.value()),
                                group == null ? null : exists("groups." + group.value()),
                                equal("roles", query.role()),
                                equal("active", query.active())),
                        query.sort(),
                        query.page(),
                        query.size(),
                        UserDocument.class)
                .map(UserDocument::toAccount);
        var names = users.namesOf(found.items().stream()
                .flatMap(account -> account.groups().stream())
                .distinct()
                .toList());
        return new UsersView(
                found.map(account -> view(account, names)).items(), found.total(), query.page(), query.size());
    }

    @QueryHandler
    Optional<GroupView> handle(GetGroup query) {
        fresh.upTo(PersonCollections.GROUP);
        return Optional.ofNullable(views.groups
                        .find(eq("_id", query.groupId().value().toString()))
                        .map(as(GroupDocument.class))
                        .first())
                .map(GroupDocument::toView);
    }

    @QueryHandler
    GroupsView handle(FindGroups query) {
        fresh.upTo(PersonCollections.GROUP);
        var found = Pages.find(
                        views.groups,
                        Arrays.asList(contains("name", query.name())),
                        query.sort(),
                        query.page(),
                        query.size(),
                        GroupDocument.class)
                .map(GroupDocument::toView);
        return new GroupsView(found.items(), found.total(), query.page(), query.size());
    }

    private UserView view(Account account, Map<GroupId, String> names) {
        return new UserView(
                account.userId(),
                account.login(),
                account.firstName(),
                account.lastName(),
                account.mail(),
                account.active(),
                sorted(account.ownRoles()),
                sorted(users.rolesOf(account)),
                sorted(account.permissions()),
                account.groups().stream()
                        .map(group -> new MembershipView(group, names.get(group)))
                        .toList(),
                account.registeredAt());
    }

    private static <E extends Enum<E>> List<E> sorted(java.util.Set<E> values) {
        return values.stream().sorted().toList();
    }
}
