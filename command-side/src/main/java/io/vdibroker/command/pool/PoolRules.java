package io.vdibroker.command.pool;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.ClaimedMachine;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.command.CreatePool;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.command.Rejection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the settings of a pool may be, at its creation and whenever they change. */
final class PoolRules {
    /** The largest pool. */
    static final int LARGEST_TOTAL = 10_000;

    private static final int LARGEST_STEP = Growth.LARGEST_EXPANSION;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_UNIT = 1000;
    /** Of a label of a host name (RFC 1123). */
    private static final int LONGEST_HOST_NAME = 63;
    /** Of a computer name in a Windows domain: Windows cuts longer ones off, and then they are not unique. */
    private static final int LONGEST_WINDOWS_NAME = 15;

    private static final Pattern NAME = Pattern.compile("[A-Za-z\u0410-\u042F\u0430-\u044F\u0401\u04510-9-]+");
    private static final Pattern NAME_PATTERN = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,62}");

    private PoolRules() {}

    static void check(CreatePool command) {
        var name = command.name();
        require(!name.isEmpty() && name.length() <= LONGEST_NAME, "The name of a pool has 1 to 128 characters");
        require(
                NAME.matcher(name).matches(),
                "The name of a pool has Latin and Cyrillic letters, digits and hyphens only; it is also its tag in ECP");
        check(command.settings(), command.type());
        check(command.type(), command.cloning(), command.preparation());
        if (command.type() == PoolType.AUTOMATED) {
            requireType(
                    command.machines().isEmpty(),
                    "An automated pool clones its machines; only a static one takes some");
        } else {
            require(command.dataPoolId() == null, "Only an automated pool has a data pool; leave it out");
            check(command.machines());
        }
    }

    static void check(ReconfigurePool command, PoolType type, int places) {
        check(command.settings(), type);
        check(type, command.cloning(), command.preparation());
        if (command.cloning() != null) {
            requireSize(
                    command.cloning().totalSize() >= places,
                    "The pool has " + places + " machines; delete some before its total becomes "
                            + command.cloning().totalSize());
        }
    }

    private static void check(PoolSettings settings, PoolType type) {
        var protocols = settings.protocols();
        require(!protocols.isEmpty(), "A pool offers one protocol at least");
        require(new HashSet<>(protocols).size() == protocols.size(), "A pool offers each protocol once");
        requireType(
                settings.afterDisconnect() != AfterDisconnect.RECREATE,
                "Only machines of a guest pool are recreated; choose NONE, SHUTDOWN, SHUTDOWN_FORCED or SUSPEND");
        requireType(
                type == PoolType.AUTOMATED || settings.onRelease() != OnRelease.REPLACE,
                "A static pool makes no machines; choose HOLD or RETURN for those that are taken away");
        require(settings.afterDisconnectSeconds() >= 0, "The pause after a disconnect is 0 seconds or more");
    }

    private static void check(
            PoolType type, @Nullable CloningSettings cloning, @Nullable PreparationSettings preparation) {
        if (type == PoolType.STATIC) {
            requireType(
                    cloning == null && preparation == null,
                    "A static pool clones and prepares nothing; leave cloning and preparation out");
            return;
        }
        if (cloning == null || preparation == null) {
            throw new Rejection(RejectionCode.BAD_REQUEST, "An automated pool needs its cloning and its preparation");
        }
        checkSizes(cloning);
        checkNames(cloning, preparation);
        checkOrder(preparation);
    }

    private static void checkSizes(CloningSettings cloning) {
        int total = cloning.totalSize();
        requireSize(total >= 1 && total <= LARGEST_TOTAL, "The total of a pool is 1 to " + LARGEST_TOTAL);
        requireSize(
                cloning.initialSize() >= 0 && cloning.initialSize() <= total,
                "The initial size is 0 to the total, " + total);
        requireSize(
                cloning.reserveSize() >= 0 && cloning.reserveSize() <= total,
                "The reserve is 0 to the total, " + total);
        int largestStep = Math.min(LARGEST_STEP, total);
        requireSize(
                cloning.increaseStep() >= 1 && cloning.increaseStep() <= largestStep,
                "The step is 1 to " + largestStep);
    }

    /**
     * A name becomes a host name, with a hyphen and the lowest number that ECP has free: as the pool has no more machines
     * than its total, no more digits than those of the total. Machines of others with the same pattern may make it longer;
     * then the host name is not set, and the preparation says why.
     */
    private static void checkNames(CloningSettings cloning, PreparationSettings preparation) {
        var pattern = cloning.namePattern();
        require(
                NAME_PATTERN.matcher(pattern).matches(),
                "The name pattern starts with a Latin letter and has 2 to 63 Latin letters, digits and hyphens");
        boolean inDomain = preparation.domainJoin() != null;
        if (!preparation.hostname() && !inDomain) {
            return;
        }
        boolean windows = Plans.isWindows(cloning.osType());
        int longest = windows ? LONGEST_WINDOWS_NAME : LONGEST_HOST_NAME;
        int suffix = 1 + Integer.toString(cloning.totalSize()).length();
        require(
                pattern.length() + suffix <= longest,
                "Host names of " + (windows ? "Windows" : "these machines") + " have " + longest
                        + " characters at most, and the number of a machine takes " + suffix
                        + ": shorten the name pattern to " + (longest - suffix));
    }

    private static void checkOrder(PreparationSettings preparation) {
        require(
                preparation.powerOn() || !preparation.hostname(),
                "The host name is set in a running machine: power on is needed");
        var join = preparation.domainJoin();
        if (join != null) {
            require(preparation.powerOn(), "The domain is joined by a running machine: power on is needed");
            check(join);
        }
    }

    private static void check(DomainJoin join) {
        require(!join.domain().isBlank(), "Joining a domain needs its name");
        require(
                !join.credentialRef().isBlank(),
                "Joining a domain needs the login and password of an account that may do it");
        var unit = join.organizationalUnit();
        require(
                unit == null || !unit.isBlank() && unit.length() <= LONGEST_UNIT,
                "An organizational unit has 1 to " + LONGEST_UNIT + " characters, or is left out");
    }

    private static void check(List<ClaimedMachine> machines) {
        requireSize(machines.size() <= LARGEST_TOTAL, "A pool has " + LARGEST_TOTAL + " machines at most");
        long different =
                machines.stream().map(ClaimedMachine::machineId).distinct().count();
        require(different == machines.size(), "Each machine is named once");
    }

    private static void require(boolean condition, String otherwise) {
        refuseUnless(condition, RejectionCode.BAD_REQUEST, otherwise);
    }

    private static void requireSize(boolean condition, String otherwise) {
        refuseUnless(condition, RejectionCode.POOL_SIZES_INVALID, otherwise);
    }

    private static void requireType(boolean condition, String otherwise) {
        refuseUnless(condition, RejectionCode.POOL_TYPE_MISMATCH, otherwise);
    }

    private static void refuseUnless(boolean condition, RejectionCode code, String otherwise) {
        if (!condition) {
            throw new Rejection(code, otherwise);
        }
    }
}
