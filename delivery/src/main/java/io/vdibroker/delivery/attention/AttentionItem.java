package io.vdibroker.delivery.attention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a saga or a view does not get through, or something else that fails again and again.
 *
 * @param id what {@link Attention#resume} takes; the same after a restart
 * @param group the processing group that is held up, in one of its sagas or in a part of its view; or who tries
 * @param eventType the name of the event, or of what is tried
 * @param subject the key of the stream that the event is of; null if it is of none
 * @param since when it was put aside
 * @param attempts how often it was tried
 * @param cause one sentence on why it failed last, without values and secrets; the log tells more
 * @param waiting how many events wait behind it
 */
public record AttentionItem(
        UUID id,
        AttentionKind kind,
        String group,
        String eventType,
        @Nullable String subject,
        Instant since,
        int attempts,
        String cause,
        long waiting) {}
