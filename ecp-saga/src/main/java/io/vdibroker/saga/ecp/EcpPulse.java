package io.vdibroker.saga.ecp;

/** Hears after each request whether ECP answered. Returns at once. */
interface EcpPulse {

    /** Nobody listens. */
    EcpPulse NONE = new EcpPulse() {
        @Override
        public void answered() {}

        @Override
        public void failed(EcpProblem problem) {}
    };

    /** ECP said something, be it a refusal. */
    void answered();

    /** ECP did not answer, or not to this key. */
    void failed(EcpProblem problem);
}
