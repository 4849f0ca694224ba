package io.vdibroker.api.pool;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From what and how many machines an automated pool clones. osType is what ECP says of the template: Windows, Linux or Other. */
public record CloningSettings(
        UUID templateId,
        String namePattern,
        int initialSize,
        int reserveSize,
        int totalSize,
        int increaseStep,
        boolean thin,
        @Nullable String osType) {

    /** The same for a template with this operating system. */
    public CloningSettings withOsType(@Nullable String os) {
        return new CloningSettings(
                templateId, namePattern, initialSize, reserveSize, totalSize, increaseStep, thin, os);
    }
}
