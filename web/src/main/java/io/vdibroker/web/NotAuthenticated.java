package io.vdibroker.web;

/** A request needs a signed-in person and has none. Each protocol answers 401 in its own form. */
public class NotAuthenticated extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAuthenticated() {
        super("Sign in first: the token is missing, unknown or over", null, false, false);
    }
}
