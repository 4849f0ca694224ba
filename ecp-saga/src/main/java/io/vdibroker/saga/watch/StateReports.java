package io.vdibroker.saga.watch;

/** Where changes that were seen are told. */
interface StateReports {

    /** Returns when it is recorded, or of no interest; throws when it has to be told again. */
    void report(Object command);
}
