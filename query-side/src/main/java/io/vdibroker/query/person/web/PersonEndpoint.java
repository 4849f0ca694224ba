package io.vdibroker.query.person.web;

import static org.axonframework.messaging.responsetypes.ResponseTypes.instanceOf;
import static org.axonframework.messaging.responsetypes.ResponseTypes.optionalInstanceOf;

import io.vdibroker.api.person.GroupId;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.Role;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.query.FindGroups;
import io.vdibroker.api.person.query.FindUsers;
import io.vdibroker.api.person.query.GetGroup;
import io.vdibroker.api.person.query.GetUser;
import io.vdibroker.api.person.query.GroupView;
import io.vdibroker.api.person.query.GroupsView;
import io.vdibroker.api.person.query.UserView;
import io.vdibroker.api.person.query.UsersView;
import io.vdibroker.query.web.OpenedData;
import io.vdibroker.query.web.Paging;
import io.vdibroker.query.web.Refusal;
import io.vdibroker.secrets.Logins;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.web.AdminRest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows users and groups. */
@AdminRest
class PersonEndpoint {

    private static final List<String> USER_SORTS = List.of("registeredAt");
    private static final List<String> GROUP_SORTS = List.of("name", "createdAt");

    private final QueryGateway queries;
    private final Paging paging;
    private final OpenedData opened;
    private final PersonalData personalData;

    PersonEndpoint(QueryGateway queries, Paging paging, OpenedData opened, PersonalData personalData) {
        this.queries = queries;
        this.paging = paging;
        this.opened = opened;
        this.personalData = personalData;
    }

    @GetMapping("/api/v1/users")
    CompletableFuture<UsersBody> users(
            @RequestParam @Nullable String login,
            @RequestParam @Nullable GroupId group,
            @RequestParam @Nullable Role role,
            @RequestParam @Nullable Boolean active,
            @RequestParam(defaultValue = "registeredAt") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size, sort, USER_SORTS);
        Function<@Nullable LoginKey, CompletableFuture<UsersView>> ask = key ->
                queries.query(new FindUsers(key, group, role, active, sort, page, size), instanceOf(UsersView.class));
        var asked = login == null
                ? ask.apply(null)
                : ask.apply(key(Logins.normal(login))) // as earlier versions had it
                        .thenCompose(found -> found.total() > 0
                                ? CompletableFuture.completedFuture(found)
                                : ask.apply(key(Logins.folded(login))));
        return asked.thenApply(found -> UsersBody.of(found, opened));
    }

    @GetMapping("/api/v1/users/{userId}")
    CompletableFuture<UserBody> user(@PathVariable UserId userId) {
        return queries.query(new GetUser(userId), optionalInstanceOf(UserView.class))
                .thenApply(found -> found.orElseThrow(Refusal.unknown("user")))
                .thenApply(user -> UserBody.of(user, opened));
    }

    @GetMapping("/api/v1/groups")
    CompletableFuture<GroupsView> groups(
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        paging.check(page, size, sort, GROUP_SORTS);
        return queries.query(new FindGroups(name, sort, page, size), instanceOf(GroupsView.class));
    }

    @GetMapping("/api/v1/groups/{groupId}")
    CompletableFuture<GroupView> group(@PathVariable GroupId groupId) {
        return queries.query(new GetGroup(groupId), optionalInstanceOf(GroupView.class))
                .thenApply(found -> found.orElseThrow(Refusal.unknown("group")));
    }

    private LoginKey key(String form) {
        return new LoginKey(personalData.hmac(Purpose.USER_LOGIN, form));
    }
}
