package io.vdibroker.api.person;

/**
 * Personal data that only the holder of that person's key can read. Deleting the key erases the data wherever it was
 * copied, while the history stays. Two seals of the same text differ: repeats are compared by HMAC.
 *
 * @param personId the user whose key opens it
 * @param ciphertext authenticated ciphertext, base64url
 */
public record Sealed(UserId personId, String ciphertext) {

    /** Says whose it is, never what it holds. */
    @Override
    public String toString() {
        return "Sealed(" + personId + ")";
    }
}
