package io.vdibroker.command.person;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.LoginReserved;
import io.vdibroker.command.Rejection;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Guards one login: it belongs to one user for ever, so that the history of a login is the history of one person. */
@Aggregate
class Login {

    @AggregateIdentifier
    private LoginKey loginKey;

    private UserId owner;

    Login() {} // for Axon

    void reserve(LoginKey key, UserId userId) {
        if (owner == null) {
            apply(new LoginReserved(key, userId));
        } else if (!owner.equals(userId)) {
            throw new Rejection(RejectionCode.LOGIN_TAKEN, "Another user has this login; choose another one");
        }
    }

    @EventSourcingHandler
    void on(LoginReserved event) {
        loginKey = event.loginKey();
        owner = event.userId();
    }
}
