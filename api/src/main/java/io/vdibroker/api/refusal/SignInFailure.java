package io.vdibroker.api.refusal;

/** Why somebody was not let in. */
public enum SignInFailure {
    /** The name or the password was wrong, or the account was locked. Also a wrong current password of who is signed in. */
    WRONG,

    /** After too many failures the password was not looked at. */
    THROTTLED,

    /** The password was right, and the account has no role in the administration. */
    NO_ROLE
}
