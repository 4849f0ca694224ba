package io.vdibroker.api.pool;

/**
 * What becomes of a machine that was ready for somebody and is taken from them. ECP has no call that changes its
 * console password.
 */
public enum OnRelease {
    /** It is kept, with what is on it, for the same user or an administrator's word. */
    HOLD,

    /** It is removed with what is on it, and the pool grows as it needs. */
    REPLACE,

    /** It is shut down, and then free; who had it goes on knowing its console password. */
    RETURN;

    /** What settings of pools leave out when they are stored: it is so unless something else is said. */
    static final class Unsaid {
        @Override
        public boolean equals(Object value) {
            return value == HOLD;
        }

        @Override
        public int hashCode() {
            return HOLD.hashCode();
        }
    }
}
