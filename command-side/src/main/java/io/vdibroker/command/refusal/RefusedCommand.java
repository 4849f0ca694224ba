package io.vdibroker.command.refusal;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is counted together; the request is the first of its kind, and not part of the kind. */
record RefusedCommand(
        @Nullable UserId userId,
        @Nullable String command,
        @Nullable String subject,
        RejectionCode code,
        Request request) {

    record Request(@Nullable Sealed address, String correlationId) {}

    Object source() {
        return String.valueOf(userId);
    }

    RefusedCommand withoutSubject() {
        return new RefusedCommand(userId, command, null, code, request);
    }

    RefusedCommand withoutDetails() {
        return new RefusedCommand(
                null, null, null, code, new Request(null, UUID.randomUUID().toString()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RefusedCommand it
                && Objects.equals(userId, it.userId)
                && Objects.equals(command, it.command)
                && Objects.equals(subject, it.subject)
                && code == it.code;
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, command, subject, code);
    }
}
