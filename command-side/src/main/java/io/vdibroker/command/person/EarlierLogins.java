package io.vdibroker.command.person;

import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.secrets.Logins;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.secrets.TamperedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The logins whose stream has another key than it would have now: earlier versions told apart what is one login by now.
 * No
 * more are added, so they are looked for once, when this process registers the first user.
 */
@Component
class EarlierLogins {

    private final EventStore events;
    private final PersonalData personalData;
    private @Nullable Map<LoginKey, UserId> owners;

    EarlierLogins(EventStore events, PersonalData personalData) {
        this.events = events;
        this.personalData = personalData;
    }

    /** Whether somebody else has a login that is the same one by now. */
    boolean hasTaken(LoginKey key, UserId by) {
        var owner = owners().get(key);
        return owner != null && !owner.equals(by);
    }

    private synchronized Map<LoginKey, UserId> owners() {
        var known = owners;
        if (known == null) {
            known = read();
            owners = known;
        }
        return known;
    }

    private Map<LoginKey, UserId> read() {
        Map<LoginKey, UserId> found = new HashMap<>();
        try (var stored = events.openStream(null)) {
            while (stored.hasNextAvailable()) {
                var message = stored.nextAvailable();
                if (message.getPayloadType() == UserRegistered.class) {
                    var registered = (UserRegistered) message.getPayload();
                    opened(registered).map(this::key).ifPresent(key -> {
                        if (!key.equals(registered.loginKey())) {
                            found.put(key, registered.userId());
                        }
                    });
                }
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the history was read", e);
        }
    }

    /** Nobody is kept from being registered by what was done to the account of somebody else. */
    private Optional<String> opened(UserRegistered registered) {
        try {
            return personalData.open(registered.login());
        } catch (TamperedException e) {
            return Optional.empty();
        }
    }

    private LoginKey key(String login) {
        return new LoginKey(personalData.hmac(Purpose.USER_LOGIN, Logins.folded(login)));
    }
}
