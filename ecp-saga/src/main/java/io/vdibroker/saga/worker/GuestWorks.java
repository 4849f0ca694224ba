package io.vdibroker.saga.worker;

import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.operation.Failure;
import io.vdibroker.api.operation.FailureCode;
import io.vdibroker.saga.ecp.Accepted;
import io.vdibroker.saga.ecp.DomainAccount;
import io.vdibroker.saga.ecp.EcpClient;
import io.vdibroker.saga.ecp.EcpDomain;
import io.vdibroker.saga.ecp.EcpProblem;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps that happen inside the guest, by its agent. */
final class GuestWorks {
    private static final Logger LOG = LoggerFactory.getLogger(GuestWorks.class);
    private static final int LONGEST_WINDOWS_NAME = 15;
    private static final Pattern NUMBER = Pattern.compile("-\\d+$");

    private GuestWorks() {}

    /** A wait: nothing is asked for, the machines of all waiting steps are looked at together. */
    static final class Agent extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return domain.agentHeard() && domain.address() != null;
        }

        @Override
        boolean canBeAsked(EcpDomain domain) {
            return false;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            throw new IllegalStateException("Nobody can be asked for a guest agent");
        }
    }

    /** Windows shows the new name only after a restart, so ECP's success is enough. */
    static final class Hostname extends MachineWork {
        @Override
        boolean isReached(Look look, EcpDomain domain) {
            var shown = domain.hostname();
            return shown != null && shown.equalsIgnoreCase(wanted(look.row()));
        }

        @Override
        boolean successIsEnough() {
            return true;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            if (domain != null && row.arguments().cloned() && isOfTheSeries(domain.name(), wanted(row))) {
                rename(row, ecp);
            }
            return ecp.setHostname(StepCommands.machine(row), wanted(row), row.key());
        }

        /**
         * A clone whose host name has another number than its name is called so in ECP too, unless a person has named
         * it.
         */
        private static boolean isOfTheSeries(String name, String wanted) {
            return !name.equalsIgnoreCase(wanted)
                    && NUMBER.matcher(name)
                            .replaceFirst("")
                            .equalsIgnoreCase(NUMBER.matcher(wanted).replaceFirst(""));
        }

        /** For who looks at ECP; the guest is called as it should be in any case. */
        private static void rename(OpenStep row, EcpClient ecp) {
            try {
                LOG.info("{} is called {} in ECP from now on", row, ecp.rename(StepCommands.machine(row), wanted(row)));
            } catch (EcpProblem.Refused | EcpProblem.NotFound e) {
                LOG.info("{} keeps its name in ECP: {}", row, e.text());
            }
        }

        /** Windows would cut the name off, and then it might be that of another machine, which also loses its account. */
        @Override
        @Nullable
        Failure obstacle(OpenStep row, EcpDomain domain) {
            var name = wanted(row);
            return domain.isWindows() && name.length() > LONGEST_WINDOWS_NAME
                    ? Failures.of(
                            FailureCode.NAME_TOO_LONG,
                            name + " has more than the " + LONGEST_WINDOWS_NAME
                                    + " characters of a Windows host name: shorten the name pattern of the pool")
                    : null;
        }

        private static String wanted(OpenStep row) {
            return Objects.requireNonNull(row.arguments().hostname(), "HOSTNAME has a name");
        }
    }

    /** The guest itself says whether it is a member; it says nothing while it restarts. */
    static final class Join extends MachineWork {
        private final Function<DomainJoin, DomainAccount> accounts;

        Join(Function<DomainJoin, DomainAccount> accounts) {
            this.accounts = accounts;
        }

        @Override
        public @Nullable String login(OpenStep row) {
            return GuestWorks.login(accounts, row);
        }

        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return domain.agentHeard()
                    && look.ecp().client().isInDomain(domain.id()).orElse(false);
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.addToAd(StepCommands.machine(row), accounts.apply(join(row)), row.key());
        }
    }

    /** The machine goes away afterwards, so ECP's success is enough. */
    static final class Leave extends MachineWork {
        private final Function<DomainJoin, DomainAccount> accounts;

        Leave(Function<DomainJoin, DomainAccount> accounts) {
            this.accounts = accounts;
        }

        @Override
        public @Nullable String login(OpenStep row) {
            return GuestWorks.login(accounts, row);
        }

        @Override
        boolean isReached(Look look, EcpDomain domain) {
            return domain.agentHeard()
                    && !look.ecp().client().isInDomain(domain.id()).orElse(true);
        }

        /** What ECP does not have any more cannot take its account out of the domain. */
        @Override
        boolean absenceIsEnough() {
            return false;
        }

        @Override
        boolean successIsEnough() {
            return true;
        }

        @Override
        public Accepted ask(OpenStep row, @Nullable EcpDomain domain, EcpClient ecp) {
            return ecp.rmFromAd(StepCommands.machine(row), accounts.apply(join(row)), row.key());
        }
    }

    private static @Nullable String login(Function<DomainJoin, DomainAccount> accounts, OpenStep row) {
        try {
            return accounts.apply(join(row)).credentials().login();
        } catch (MissingAccountException e) { // what may be its name is masked all the same
            return null;
        }
    }

    private static DomainJoin join(OpenStep row) {
        return Objects.requireNonNull(row.arguments().domainJoin(), "Steps of a domain name it");
    }
}
