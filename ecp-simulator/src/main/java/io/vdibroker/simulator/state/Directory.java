package io.vdibroker.simulator.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The Active Directory that machines join: who may do it, where to, and the computers that have. */
public final class Directory {
    public String domainName = "";
    public String login = "";
    public String password = "";
    public List<String> organizationalUnits = new ArrayList<>();
    public Map<String, Computer> computers = new LinkedHashMap<>();

    /** One computer record; the name is unique without regard to case. */
    public record Computer(String name, String container, String machine) {}

    /** The login is accepted bare, as {@code NETBIOS\login} and as {@code login@domain}. */
    public boolean accepts(String givenLogin, String givenPassword) {
        String netbios = domainName.split("\\.", 2)[0];
        String bare = givenLogin;
        if (givenLogin.toLowerCase(Locale.ROOT).startsWith(netbios.toLowerCase(Locale.ROOT) + "\\")) {
            bare = givenLogin.substring(netbios.length() + 1);
        } else if (givenLogin.toLowerCase(Locale.ROOT).endsWith("@" + domainName.toLowerCase(Locale.ROOT))) {
            bare = givenLogin.substring(0, givenLogin.length() - domainName.length() - 1);
        }
        return bare.equalsIgnoreCase(login) && givenPassword.equals(password);
    }

    /** The container as it is written in the directory. */
    public Optional<String> container(String path) {
        if (path.isBlank()) {
            return Optional.of("CN=Computers,DC=" + domainName.replace(".", ",DC="));
        }
        return organizationalUnits.stream()
                .filter(unit -> normal(unit).equals(normal(path)))
                .findFirst();
    }

    public void join(String name, String container, String machine) {
        computers.put(name.toLowerCase(Locale.ROOT), new Computer(name, container, machine));
    }

    /** By machine, because its name may have changed since. */
    public void leave(String machine) {
        computers.values().removeIf(computer -> computer.machine().equals(machine));
    }

    private static String normal(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("\\s*,\\s*", ",").trim();
    }
}
