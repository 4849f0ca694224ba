package io.vdibroker.saga.ecp;

import org.jspecify.annotations.Nullable;

/** ECP makes a tag of this id, by this task if there is one. */
public record AcceptedTag(String tagId, @Nullable String taskId) {}
