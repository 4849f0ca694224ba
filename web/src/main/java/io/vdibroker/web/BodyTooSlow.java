package io.vdibroker.web;

import java.io.IOException;

/** A body did not arrive in time. Each protocol answers 408 in its own form. */
public class BodyTooSlow extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooSlow() {
        super("The body takes too long to arrive");
    }
}
