package io.vdibroker.secrets;

/** So many passwords wait to be checked that this one was not: neither right nor wrong. Trying again may help. */
public class PasswordsBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasswordsBusy() {
        super("So many sign in at present that it would take too long; try again in a moment", null, false, false);
    }
}
