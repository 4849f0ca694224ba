package io.vdibroker.api.operation;

import org.jspecify.annotations.Nullable;

/** The directory domain that computers join. The account lies in secrets under the reference; the organizational unit may leave out the parts of the domain. */
public record DomainJoin(String domain, String credentialRef, @Nullable String organizationalUnit) {

    /** The same with another account. */
    public DomainJoin withCredentialRef(String ref) {
        return new DomainJoin(domain, ref, organizationalUnit);
    }
}
