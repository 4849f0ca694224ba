/** The commands of the event store as a whole. */
@NullMarked
package io.vdibroker.api.store.command;

import org.jspecify.annotations.NullMarked;
