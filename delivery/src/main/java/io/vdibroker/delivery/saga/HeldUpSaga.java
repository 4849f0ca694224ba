package io.vdibroker.delivery.saga;

/**
 * A saga that is held up.
 *
 * @param event what it fails on
 * @param waiting how many of its events wait behind that
 */
public record HeldUpSaga(ParkedEvent event, int waiting) {

    HeldUpSaga andOneMore() {
        return new HeldUpSaga(event, waiting + 1);
    }
}
