package io.vdibroker.demo;

/** Waits between two looks at a server. */
final class Pause {

    private Pause() {}

    static void halfASecond() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted");
        }
    }
}
