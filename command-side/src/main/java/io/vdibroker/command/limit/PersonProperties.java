package io.vdibroker.command.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code vdi.person.*}.
 *
 * @param eventsPerMinute what one person may record in a minute of what can be repeated without end: signing in and
 *     out,
 *     favourites, requests for desktops, power actions, the own password
 */
@ConfigurationProperties("vdi.person")
record PersonProperties(@DefaultValue("30") int eventsPerMinute) {

    private static final int MOST = 100_000;

    /** Refuses what cannot work, with the name of the property. */
    PersonProperties {
        if (eventsPerMinute < 1 || eventsPerMinute > MOST) {
            throw new IllegalArgumentException(
                    "vdi.person.events-per-minute is " + eventsPerMinute + ", and must be between 1 and " + MOST);
        }
    }
}
