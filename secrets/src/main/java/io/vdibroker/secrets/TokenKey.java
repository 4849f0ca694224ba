package io.vdibroker.secrets;

import javax.crypto.SecretKey;

/** A key of 512 bits for HMAC tokens, enough for HS512; the id goes into the token's header as {@code kid}. */
public record TokenKey(String id, SecretKey key) {

    @Override
    public String toString() {
        return "TokenKey(" + id + ", ****)";
    }
}
