package io.vdibroker.command.pool.web;

import io.vdibroker.api.Names;
import io.vdibroker.api.controller.ControllerId;
import io.vdibroker.api.machine.MachineId;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.pool.AfterDisconnect;
import io.vdibroker.api.pool.CloningSettings;
import io.vdibroker.api.pool.OnRelease;
import io.vdibroker.api.pool.PoolSettings;
import io.vdibroker.api.pool.PoolType;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.api.pool.Protocol;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator says of a new pool. What is absent gets the default of its field. */
record PoolRequest(
        @NotNull PoolType type,
        @NotBlank @Size(max = 128) String name,
        @NotNull ControllerId controllerId,
        @NotNull UUID resourcePoolId,
        @Nullable UUID dataPoolId,
        @Nullable List<@NotNull Protocol> protocols,
        @Nullable Boolean keepMachinesOn,
        @Nullable Boolean releaseAfterUse,
        @Nullable AfterDisconnect afterDisconnect,
        @Nullable Integer afterDisconnectSeconds,
        @Nullable OnRelease onRelease,
        @Nullable @Valid Cloning cloning,
        @Nullable @Valid Preparation preparation,
        @Nullable @Size(max = 100, message = "At most 100 machines at once") List<@NotNull MachineId> machines) {

    PoolRequest {
        name = Names.composed(name);
    }

    /** From what and how many: one machine, one in reserve, two in total, one at a time, thin. */
    record Cloning(
            @NotNull UUID templateId,
            @NotBlank String namePattern,
            @Nullable Integer initialSize,
            @Nullable Integer reserveSize,
            @Nullable Integer totalSize,
            @Nullable Integer increaseStep,
            @Nullable Boolean thin) {

        CloningSettings settings(@Nullable String osType) {
            return new CloningSettings(
                    templateId,
                    namePattern,
                    or(initialSize, 1),
                    or(reserveSize, 1),
                    or(totalSize, 2),
                    or(increaseStep, 1),
                    or(thin, true),
                    osType);
        }
    }

    /** What is done to a clone: remote access and power on. */
    record Preparation(
            @Nullable Boolean remoteAccess,
            @Nullable Boolean powerOn,
            @Nullable Boolean hostname,
            @Nullable @Valid Join domainJoin,
            @Nullable Boolean keepFailedMachines) {

        PreparationSettings settings(@Nullable DomainJoin join) {
            return new PreparationSettings(
                    or(remoteAccess, true),
                    or(powerOn, true),
                    or(hostname, false),
                    join,
                    or(keepFailedMachines, false));
        }
    }

    /** Which domain is joined, with whose account. A change of settings may leave the account as it is. */
    record Join(
            @NotBlank @Pattern(regexp = DOMAIN, message = "Must be a DNS name, such as corp.example") String domain,
            @Nullable @Size(min = 1, max = 255) String login,
            @Nullable @Size(min = 1, max = 255) String password,
            @Nullable @Size(max = 1000) String organizationalUnit) {

        private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

        /** One label at least, and no IP address: its last label has a letter (RFC 1123, 2.1). */
        private static final String DOMAIN = "(?=.{1,253}$)(" + LABEL + "\\.)*(?=[A-Za-z0-9-]*[A-Za-z])" + LABEL;

        @Override
        public String toString() {
            return "Join(" + domain + ")";
        }
    }

    PoolSettings settings() {
        return new PoolSettings(
                protocols == null ? List.of(Protocol.SPICE) : protocols,
                or(keepMachinesOn, false),
                or(releaseAfterUse, false),
                or(afterDisconnect, AfterDisconnect.NONE),
                or(afterDisconnectSeconds, 60),
                or(onRelease, OnRelease.HOLD));
    }

    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
