package io.vdibroker.saga.ecp;

import io.vdibroker.secrets.DomainCredentials;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directory domain to join and the account that may, opened for one call. */
public record DomainAccount(String domain, DomainCredentials credentials, @Nullable String organizationalUnit) {
    private static final Pattern HAS_DOMAIN = Pattern.compile("(?i)(^|,)\\s*DC\\s*=");

    /** The whole path of the organizational unit; one that names no domain is of the domain that is joined. */
    @Nullable
    String unitPath() {
        var unit = organizationalUnit;
        if (unit == null || HAS_DOMAIN.matcher(unit).find()) {
            return unit;
        }
        return unit.strip().replaceAll("[\\s,]+$", "") + ",dc=" + domain.replace(".", ",dc=");
    }
}
