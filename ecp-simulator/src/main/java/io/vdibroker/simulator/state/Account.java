package io.vdibroker.simulator.state;

/** A user of ECP; only the role ADMINISTRATOR may use the API. */
public record Account(int id, String username, String password, String role) {

    public boolean isAdministrator() {
        return role.equals("ADMINISTRATOR");
    }
}
