package io.vdibroker.command.pool.web;

import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.secrets.DomainCredentials;
import io.vdibroker.secrets.SecretKind;
import io.vdibroker.secrets.SecretStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the account that joins the domain away before a command carries its reference. */
@Component
class JoinSecrets {

    private final SecretStore secrets;

    JoinSecrets(SecretStore secrets) {
        this.secrets = secrets;
    }

    PreparationSettings preparation(PoolRequest.@Nullable Preparation request) {
        var asked = request == null ? new PoolRequest.Preparation(null, null, null, null, null) : request;
        return asked.settings(asked.domainJoin() == null ? null : join(asked.domainJoin()));
    }

    private DomainJoin join(PoolRequest.Join join) {
        var ref = secrets.put(SecretKind.DOMAIN_ACCOUNT, new DomainCredentials(join.login(), join.password()).toJson());
        return new DomainJoin(join.domain(), ref, join.organizationalUnit());
    }

    /** A refused command leaves no secret behind. */
    void forgetIf(@Nullable Throwable error, @Nullable PreparationSettings preparation) {
        if (error != null && preparation != null && preparation.domainJoin() != null) {
            secrets.delete(preparation.domainJoin().credentialRef());
        }
    }
}
