package io.vdibroker.command.pool.web;

import io.vdibroker.api.RejectionCode;
import io.vdibroker.api.operation.DomainJoin;
import io.vdibroker.api.pool.PreparationSettings;
import io.vdibroker.secrets.DomainCredentials;
import io.vdibroker.secrets.Secret;
import io.vdibroker.secrets.SecretKind;
import io.vdibroker.secrets.SecretStore;
import io.vdibroker.web.InvalidRequest;
import io.vdibroker.web.RequestRefused;
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
        OrganizationalUnits.check(join.organizationalUnit());
        return new DomainJoin(join.domain(), account(join.login(), join.password()), join.organizationalUnit());
    }

    /** Empty if no account is named; the pool decides whether it has one to keep. */
    private String account(@Nullable String login, @Nullable String password) {
        if (login == null && password == null) {
            return "";
        }
        if (login == null || password == null) {
            throw new InvalidRequest(
                    "preparation.domainJoin." + (login == null ? "login" : "password"),
                    "An account is a login and a password; give both, or none to keep the one that is set");
        }
        return secrets.put(SecretKind.DOMAIN_ACCOUNT, new DomainCredentials(login, password).toJson());
    }

    /**
     * Keeps of the account that a command carried only what the pool answered that it uses; a refused one leaves none
     * behind.
     * A creation that brings another account than the pool has is no repeat, and is refused with {@link
     * RequestRefused}:
     * CONFLICT.
     */
    void settle(@Nullable PreparationSettings preparation, @Nullable Object used, @Nullable Throwable error) {
        if (preparation == null || preparation.domainJoin() == null) {
            return;
        }
        var ref = preparation.domainJoin().credentialRef();
        if (ref.isEmpty() || error == null && ref.equals(used)) {
            return;
        }
        var typed = secrets.open(ref).map(Secret::reveal);
        secrets.delete(ref);
        if (error == null
                && used instanceof String known
                && !known.isEmpty()
                && !secrets.open(known).map(Secret::reveal).equals(typed)) {
            throw new RequestRefused(
                    RejectionCode.CONFLICT,
                    "The pool has another account for its domain; PUT to its settings changes it");
        }
    }
}
