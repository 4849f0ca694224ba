package io.vdibroker.query.web;

import io.vdibroker.api.person.Sealed;
import io.vdibroker.secrets.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens what identifies a person at the last moment before it is shown. */
@Component
public class OpenedData {

    private final PersonalData personalData;

    OpenedData(PersonalData personalData) {
        this.personalData = personalData;
    }

    /** Absent if nothing was sealed or the person was erased. */
    public @Nullable String open(@Nullable Sealed sealed) {
        return sealed == null ? null : personalData.open(sealed).orElse(null);
    }
}
