package io.vdibroker.web.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and connections the operating system lets this process have. */
final class FileDescriptors {

    private static final long FOR_ALL_ELSE = 512;
    private static final long LEAST = 64;

    private FileDescriptors() {}

    static int forConnections() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            return (int)
                    Math.max(LEAST, Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount() - FOR_ALL_ELSE));
        }
        return Integer.MAX_VALUE;
    }
}
