package io.vdibroker.api.refusal.event;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.refusal.RefusalId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** So many commands were refused besides, of people and subjects that are not recorded, because there were too many. */
@Revision("1")
public record MoreCommandsRefused(RefusalId refusalId, RejectionCode code, int times, Instant firstAt, Instant lastAt)
        implements RefusalEvent {}
