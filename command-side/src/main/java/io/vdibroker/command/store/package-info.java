/** The event store as a whole: that it was restored, and what follows for the pools. */
@NullMarked
package io.vdibroker.command.store;

import org.jspecify.annotations.NullMarked;
