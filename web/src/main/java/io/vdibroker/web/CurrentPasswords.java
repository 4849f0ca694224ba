package io.vdibroker.web;

import jakarta.servlet.http.HttpServletRequest;

/** Checks the password of somebody who is signed in already, as strictly as at the sign-in: a token may be stolen. */
@FunctionalInterface
public interface CurrentPasswords {

    /** Returns if it is right; else {@link RequestRefused}: NOT_ALLOWED, TOO_MANY_ATTEMPTS. */
    void check(Caller caller, String password, HttpServletRequest request);
}
