package io.vdibroker.query.client.socket;

import io.vdibroker.api.machine.MachineId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last word of a device: telemetry, which is never recorded.
 *
 * @param touchedAt when the person last did something
 * @param machineId what its viewer shows, if one is open
 * @param connectionType in the words of the client
 * @param secure whether the connection of the viewer is encrypted
 * @param error why the last viewer did not get through
 * @param network the figures that the viewer sent last
 */
public record Device(
        @Nullable Instant touchedAt,
        @Nullable MachineId machineId,
        @Nullable String connectionType,
        boolean secure,
        @Nullable String error,
        Map<String, Double> network) {

    static final Device UNHEARD = new Device(null, null, null, false, null, Map.of());

    Device touched(Instant at) {
        return new Device(at, machineId, connectionType, secure, error, network);
    }

    Device connected(MachineId machine, @Nullable String type, boolean isSecure) {
        return new Device(touchedAt, machine, type, isSecure, null, network);
    }

    Device disconnected() {
        return new Device(touchedAt, null, null, false, error, Map.of());
    }

    Device failed(String reason) {
        return new Device(touchedAt, null, null, false, reason, Map.of());
    }

    /** A viewer that was opened while nobody heard it says what it shows with its figures, if at all. */
    Device measured(@Nullable MachineId shown, Map<String, Double> figures) {
        return new Device(touchedAt, shown == null ? machineId : shown, connectionType, secure, error, figures);
    }
}
