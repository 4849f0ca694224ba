package io.vdibroker.api.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The stream that guards one login, by the HMAC of its lower-case form. */
public record LoginKey(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LoginKey {}

    /** The stream key, by which Axon routes. */
    @Override
    public String toString() {
        return "user-login/" + value;
    }
}
