package io.vdibroker.api.person.event;

import io.vdibroker.api.person.LoginKey;

/** Everything that can have happened to a login. */
public sealed interface LoginEvent permits LoginReserved {
    /** The stream it belongs to. */
    LoginKey loginKey();
}
