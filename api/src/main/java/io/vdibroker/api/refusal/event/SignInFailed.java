package io.vdibroker.api.refusal.event;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.SignInFailure;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Somebody did not get into this account, or into none that exists, from this address, so many times. */
@Revision("1")
public record SignInFailed(
        RefusalId refusalId,
        @Nullable UserId userId,
        @Nullable Sealed address,
        SignInFailure failure,
        int times,
        Instant firstAt,
        Instant lastAt)
        implements RefusalEvent {}
