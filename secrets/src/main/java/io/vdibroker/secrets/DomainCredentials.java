package io.vdibroker.secrets;

import tools.jackson.databind.json.JsonMapper;

/** Login and password of a domain account, as they are kept under {@link SecretKind#DOMAIN_ACCOUNT}. */
public record DomainCredentials(String login, String password) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What to {@link SecretStore#put}. */
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** Reads an opened secret of that kind. */
    public static DomainCredentials of(Secret secret) {
        if (secret.kind() != SecretKind.DOMAIN_ACCOUNT) {
            throw new IllegalArgumentException("Not a domain account: " + secret);
        }
        return JSON.readValue(secret.reveal(), DomainCredentials.class);
    }

    @Override
    public String toString() {
        return "DomainCredentials(****)";
    }
}
