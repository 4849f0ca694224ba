package io.vdibroker.query.session;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.refusal.RefusalId;
import io.vdibroker.api.refusal.SignInFailure;
import io.vdibroker.api.refusal.command.NoteFailedSignIn;
import io.vdibroker.api.refusal.command.NoteMoreFailedSignIns;
import io.vdibroker.delivery.bus.Commands;
import io.vdibroker.delivery.flood.Tally;
import io.vdibroker.delivery.flood.TallyLimits;
import io.vdibroker.delivery.flood.TallyThread;
import io.vdibroker.secrets.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has failed sign-ins recorded, without what was typed, and bounded: docs/adr/0012. The person who waits for the answer does
 * not wait for this, so that it does not tell them whether there is such an account either.
 */
@Component
class FailedSignIns implements AutoCloseable {

    private static final String ACTOR = "system:sign-in";

    /** Equal if it is the same account, place and reason. */
    private record Kind(@Nullable UserId account, Origin origin, String address, SignInFailure failure) {

        private static final Origin VARIOUS = new Origin("", "");

        Kind withoutDetails() {
            return new Kind(null, VARIOUS, "", failure);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind it
                    && Objects.equals(account, it.account)
                    && origin.equals(it.origin)
                    && failure == it.failure;
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, origin, failure);
        }
    }

    private final Commands commands;
    private final PersonalData personalData;
    private final Tally<Kind> ofAccounts;
    private final Tally<Kind> ofStrangers;
    private final TallyThread thread = new TallyThread("failed-sign-ins");

    FailedSignIns(Commands commands, PersonalData personalData, TallyLimits limits, Clock clock) {
        this.commands = commands;
        this.personalData = personalData;
        ofAccounts = started(limits, clock);
        ofStrangers = started(limits, clock);
    }

    private Tally<Kind> started(TallyLimits limits, Clock clock) {
        var tally = new Tally<>(
                limits,
                clock,
                kind -> kind.origin().network(),
                Kind::withoutDetails,
                Kind::withoutDetails,
                (Tally.Count<Kind> count) -> thread.tell(() -> tell(count)));
        thread.start(tally, limits);
        return tally;
    }

    /**
     * The account is absent if there is none of that name. Those are counted apart: guesses at names must not hide guesses
     * at passwords.
     */
    void note(@Nullable UserId account, String address, SignInFailure failure) {
        var tally = account == null ? ofStrangers : ofAccounts;
        tally.happened(new Kind(account, Origin.of(address), address, failure));
    }

    private void tell(Tally.Count<Kind> count) {
        var kind = count.kind();
        var id = new RefusalId(UUID.randomUUID());
        commands.as(ACTOR, id.value().toString())
                .sendAndWait(
                        kind.origin().equals(Kind.VARIOUS)
                                ? new NoteMoreFailedSignIns(
                                        id, kind.failure(), count.times(), count.firstAt(), count.lastAt())
                                : new NoteFailedSignIn(
                                        id,
                                        kind.account(),
                                        sealed(kind, count.firstAt()),
                                        kind.failure(),
                                        count.times(),
                                        count.firstAt(),
                                        count.lastAt()));
    }

    private Sealed sealed(Kind kind, Instant at) {
        return kind.account() == null
                ? personalData.sealOfStranger(at, kind.address())
                : personalData.seal(kind.account(), kind.address());
    }

    @Override
    public void close() {
        thread.close();
    }
}
