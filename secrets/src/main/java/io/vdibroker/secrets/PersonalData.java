package io.vdibroker.secrets;

import io.vdibroker.api.Uuids;
import io.vdibroker.api.person.Sealed;
import io.vdibroker.api.person.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Seals what identifies a person under that person's own key, so that one deletion erases it from every event, snapshot
 * and view. Endpoints seal before the command, views open on read.
 */
public final class PersonalData {

    private static final UUID NOBODY = new UUID(0, 0);

    private final PersonKeys persons;
    private final Map<Purpose, SecretKey> hmacKeys = new EnumMap<>(Purpose.class);

    PersonalData(PersonKeys persons, KeyRing keys) {
        this.persons = persons;
        for (var purpose : Purpose.values()) {
            hmacKeys.put(purpose, keys.hmac(purpose));
        }
    }

    /** Each call gives another ciphertext. What is sealed for an erased person never opens, and is no error. */
    public Sealed seal(UserId person, String text) {
        var key = persons.findOrCreate(person);
        var bytes = Aead.seal(key, text.getBytes(StandardCharsets.UTF_8), context(person));
        return new Sealed(person, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * The same for what belongs to nobody whom we know, such as the address of whoever tried a name that does not exist. Each
     * month has a key of its own, so that it can be erased by its age.
     */
    public Sealed sealOfStranger(Instant at, String text) {
        return seal(strangersOf(YearMonth.from(at.atZone(ZoneOffset.UTC))), text);
    }

    /** Whose key opens what belongs to nobody, of that month. */
    public static UserId strangersOf(YearMonth month) {
        return new UserId(Uuids.derive(NOBODY, "strangers/" + month));
    }

    /** Empty once the person is erased, or never known; {@link TamperedException} when it is not what was sealed. */
    public Optional<String> open(Sealed sealed) {
        var person = sealed.personId();
        return persons.find(person).map(key -> {
            var bytes = Aead.open(key, decoded(sealed), context(person));
            return new String(bytes, StandardCharsets.UTF_8);
        });
    }

    /** HMAC-SHA-256 in 64 hex digits, the same for ever. Normalise the text first: case, blanks, Unicode form. */
    public String hmac(Purpose purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hmacKeys.get(purpose));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    /**
     * Deletes the person's key for good: on return nothing of the person opens in this process, and within five minutes
     * in others, or as soon as they erase too. A repeat is harmless.
     */
    public void erase(UserId person) {
        persons.erase(person);
    }

    private static byte[] decoded(Sealed sealed) {
        try {
            return Base64.getUrlDecoder().decode(sealed.ciphertext());
        } catch (IllegalArgumentException e) {
            throw new TamperedException(context(sealed.personId()), e);
        }
    }

    private static String context(UserId person) {
        return "personal/" + person.value();
    }
}
