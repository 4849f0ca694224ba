package io.vdibroker.api.refusal.event;

import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.SignInFailure;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** So many sign-ins failed besides, of accounts and from addresses that are not recorded, because there were too many. */
@Revision("1")
public record MoreSignInsFailed(RefusalId refusalId, SignInFailure failure, int times, Instant firstAt, Instant lastAt)
        implements RefusalEvent {}
