package io.vdibroker.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A virtual machine or a template. Plain data: only touched under the lock of {@link World}. */
public final class Domain {
    public static final int OFF = 1;
    public static final int SUSPENDED = 2;
    public static final int ON = 3;

    public String id = "";
    public String name = "";
    public String description = "";
    public String status = "ACTIVE";
    public int power = OFF;
    public boolean template;
    public boolean thin;
    public @Nullable String parent;
    /** The template of any clone, thin or full; the API does not show it. */
    public @Nullable String origin;

    public String osType = "Other";
    public String osVersion = "";
    public String node = "";
    public String resourcePool = "";
    public String dataPool = "";
    /** What it takes of its data pool now; {@code diskSizeMib} is what the guest believes to have. */
    public long diskMib;

    public long diskSizeMib = 20_480;
    public long memoryMib = 4_096;
    public int cpuCount = 2;
    public Instant created = Instant.EPOCH;
    public Instant modified = Instant.EPOCH;
    public @Nullable Instant poweredOn;
    public @Nullable String lockedBy;
    public boolean remoteAccess;
    public @Nullable Integer port;
    public @Nullable Integer realPort;
    /**
     * How often it was started, switched off and closed to remote access: by that a viewer and a session know their
     * end.
     */
    public int boots;

    public int powerOffs;
    public int accessesEnded;
    public String graphicsPassword = "";
    public Map<String, Object> attributes = new LinkedHashMap<>();
    public List<UsbDevice> usbDevices = new ArrayList<>();
    public Guest guest = new Guest();

    /** A USB device that is reached over TCP. */
    public record UsbDevice(String uuid, String host, int service) {}

    public boolean isOn() {
        return power == ON;
    }

    public boolean isWindows() {
        return osType.equals("Windows");
    }

    public boolean isActive() {
        return status.equals("ACTIVE");
    }
}
