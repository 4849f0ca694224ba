package io.vdibroker.command.pool.web;

import io.vdibroker.web.InvalidRequest;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be an organizational unit, before a directory does so for each machine. */
final class OrganizationalUnits {

    private static final Set<String> PARTS = Set.of("OU", "CN", "DC", "O", "L", "ST", "C");

    private OrganizationalUnits() {}

    /** A distinguished name (RFC 4514), with or without its domain. */
    static void check(@Nullable String unit) {
        if (unit == null) {
            return;
        }
        if (!isDistinguishedName(unit)) {
            throw new InvalidRequest(
                    "preparation.domainJoin.organizationalUnit",
                    "Must be a distinguished name, such as OU=Desktops,DC=corp,DC=example; leave it out for the default");
        }
    }

    private static boolean isDistinguishedName(String unit) {
        try {
            var name = new LdapName(unit);
            return !name.isEmpty() && name.getRdns().stream().allMatch(OrganizationalUnits::isPart);
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static boolean isPart(Rdn part) {
        return PARTS.contains(part.getType().toUpperCase(Locale.ROOT))
                && part.size() == 1
                && part.getValue() instanceof String value
                && !value.isBlank()
                && value.chars().noneMatch(Character::isISOControl);
    }
}
