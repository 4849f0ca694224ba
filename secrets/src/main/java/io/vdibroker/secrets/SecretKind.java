package io.vdibroker.secrets;

/** What a secret is for. The name is part of what is authenticated and is stored for ever: add, never rename. */
public enum SecretKind {
    /** The key that opens the API of one ECP VeiL controller. */
    ECP_KEY,
    /** An account that joins machines to a domain, as {@link DomainCredentials#toJson()}. */
    DOMAIN_ACCOUNT,
    /** The Argon2id hash of a person's password, kept by {@link PasswordHashes}. */
    PASSWORD_HASH,
    /** A key that signs tokens, kept by {@link TokenKeys}. */
    TOKEN_KEY,
    /** Any other single text. */
    SIMPLE
}
