package io.vdibroker.web;

import java.io.IOException;

/** More arrived than a body may hold. Each protocol answers 413 in its own form. */
public class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(int most) {
        super("The body is larger than " + (most < 1024 * 1024 ? most / 1024 + " KiB" : most / 1024 / 1024 + " MiB"));
    }
}
