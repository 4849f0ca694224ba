package io.vdibroker.app.verify;

/** A promise that was not kept: whom it concerns, what happened, and the index of the event that shows it; 0 if none does. */
record Finding(Promise promise, String subject, String text, long index) {

    @Override
    public String toString() {
        return promise + " " + subject + ": " + text + (index == 0 ? "" : " (event " + index + ")");
    }
}
