package io.vdibroker.query.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.query.person.Users;
import io.vdibroker.web.Caller;
import io.vdibroker.web.ReadAccess;
import io.vdibroker.web.RequestRefused;
import org.springframework.stereotype.Component;

/** What is read is for operators and those above them. */
@Component
class Operators implements ReadAccess {

    private final Users users;

    Operators(Users users) {
        this.users = users;
    }

    @Override
    public void check(Caller caller) {
        var mayRead = users.byId(caller.userId())
                .map(users::rolesOf)
                .map(roles -> !roles.isEmpty()) // each role includes that of an operator
                .orElse(false);
        if (!mayRead) {
            throw new RequestRefused(RejectionCode.NOT_ALLOWED, "Only operators and administrators may read this");
        }
    }
}
