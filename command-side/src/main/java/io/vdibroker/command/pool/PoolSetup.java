package io.vdibroker.command.pool;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.command.ReconfigurePool;
import io.vdibroker.api.pool.event.PoolCreated;
import io.vdibroker.api.pool.event.PoolReconfigured;
import io.vdibroker.command.Rejection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators decided about a pool; the settings have a version. */
record PoolSetup(
        PoolType type,
        String name,
        ControllerId controllerId,
        UUID resourcePoolId,
        int version,
        PoolSettings settings,
        @Nullable CloningSettings cloning,
        @Nullable PreparationSettings preparation) {

    static PoolSetup of(PoolCreated event) {
        return new PoolSetup(
                event.type(),
                event.name(),
                event.controllerId(),
                event.resourcePoolId(),
                0,
                event.settings(),
                event.cloning(),
                event.preparation());
    }

    PoolSetup with(PoolReconfigured event) {
        return new PoolSetup(
                type,
                name,
                controllerId,
                resourcePoolId,
                event.version(),
                event.settings(),
                event.cloning(),
                event.preparation());
    }

    /**
     * The change with what it leaves to be kept: the operating system of a template that stays, and the account of a
     * domain that stays.
     */
    ReconfigurePool completed(ReconfigurePool asked) {
        return new ReconfigurePool(
                asked.poolId(),
                asked.expansionId(),
                asked.settings(),
                completed(asked.cloning()),
                completed(asked.preparation()),
                asked.expectedVersion());
    }

    private @Nullable CloningSettings completed(@Nullable CloningSettings asked) {
        if (asked == null || asked.osType() != null || cloning == null) {
            return asked;
        }
        if (!asked.templateId().equals(cloning.templateId())) {
            throw new Rejection(
                    RejectionCode.CONFLICT, "Somebody else changed the template meanwhile; read it again and repeat");
        }
        return asked.withOsType(cloning.osType());
    }

    private @Nullable PreparationSettings completed(@Nullable PreparationSettings asked) {
        if (asked == null || asked.domainJoin() == null || preparation == null || preparation.domainJoin() == null) {
            return asked;
        }
        var join = asked.domainJoin();
        var known = preparation.domainJoin();
        return join.credentialRef().isEmpty() && join.domain().equalsIgnoreCase(known.domain())
                ? asked.withDomainJoin(join.withCredentialRef(known.credentialRef()))
                : asked;
    }

    /** The reference of the account that joins the domain; empty without one. */
    String account() {
        return preparation == null || preparation.domainJoin() == null
                ? ""
                : preparation.domainJoin().credentialRef();
    }

    boolean isAutomated() {
        return type == PoolType.AUTOMATED;
    }
}
