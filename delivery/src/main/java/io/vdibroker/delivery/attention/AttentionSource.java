package io.vdibroker.delivery.attention;

import java.util.List;

/** Knows of something that goes on failing without an event that is held up. It is shown until it ends by itself. */
public interface AttentionSource {

    /** All of it, the eldest first. */
    List<AttentionItem> items();
}
