package io.vdibroker.query.store;

/** A sealed value within a document. */
public record SealedField(String person, String ciphertext) {}
