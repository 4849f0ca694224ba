package io.vdibroker.saga.ecp;

/** Opens a controller's key by its reference, anew for each request. */
interface KeySource {

    /** {@link EcpProblem.CredentialRejected} if there is none. */
    String open(String credentialRef);
}
