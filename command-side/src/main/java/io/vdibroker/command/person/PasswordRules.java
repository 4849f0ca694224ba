package io.vdibroker.command.person;

import io.vdibroker.api.person.LoginKey;
import io.vdibroker.api.person.UserId;
import io.vdibroker.api.person.event.UserRegistered;
import io.vdibroker.secrets.Logins;
import io.vdibroker.secrets.PersonalData;
import io.vdibroker.secrets.Purpose;
import io.vdibroker.web.InvalidRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** What no password may be, whoever sets it. */
@Component
public class PasswordRules {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 255;

    /** What is tried first. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "12345678",
            "123456789",
            "1234567890",
            "password1",
            "passw0rd",
            "qwerty123",
            "qwertyui",
            "qwertyuiop",
            "1q2w3e4r",
            "1qaz2wsx",
            "11111111",
            "00000000",
            "87654321",
            "abcd1234",
            "iloveyou",
            "sunshine",
            "changeme",
            "administrator",
            "йцукенгш");

    private final PersonalData personalData;
    private final EventStore events;

    PasswordRules(PersonalData personalData, EventStore events) {
        this.personalData = personalData;
        this.events = events;
    }

    /** Refuses what cannot be the password of this login. */
    public void check(String login, String password) {
        whyNot(password, List.of(key(Logins.normal(login)), key(Logins.folded(login))))
                .ifPresent(PasswordRules::refuse);
    }

    /** The same for somebody who is registered. */
    public void check(UserId userId, String password) {
        whyNot(password, List.of(keyOf(userId))).ifPresent(PasswordRules::refuse);
    }

    private Optional<String> whyNot(String password, List<LoginKey> logins) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of("Must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (password.isBlank()) {
            return Optional.of("Must have more than blanks");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("Must have no control characters, such as a line break at the end");
        }
        if (COMMON.contains(password.toLowerCase(Locale.ROOT))) {
            return Optional.of("Must not be one of the passwords that are tried first");
        }
        return logins.contains(key(Logins.normal(password))) || logins.contains(key(Logins.folded(password)))
                ? Optional.of("Must not be the login")
                : Optional.empty();
    }

    private LoginKey key(String form) {
        return new LoginKey(personalData.hmac(Purpose.USER_LOGIN, form));
    }

    private LoginKey keyOf(UserId userId) {
        return events.readEvents(userId.toString())
                .asStream()
                .map(event -> event.getPayload())
                .filter(UserRegistered.class::isInstance)
                .map(event -> ((UserRegistered) event).loginKey())
                .findFirst()
                .orElse(new LoginKey("nobody")); // the command is refused for that
    }

    private static void refuse(String reason) {
        throw new InvalidRequest("password", reason);
    }
}
