package io.vdibroker.api.person.query;

import io.vdibroker.api.person.UserId;

/** What is known of the person? Answered by {@link UserView}, or nothing. */
public record GetUser(UserId userId) {}
