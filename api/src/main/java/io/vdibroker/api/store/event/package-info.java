/** The events of the event store as a whole. */
@NullMarked
package io.vdibroker.api.store.event;

import org.jspecify.annotations.NullMarked;
