/** The event store as a whole: which one it is, and whether it is older than what happened. */
@NullMarked
package io.vdibroker.api.store;

import org.jspecify.annotations.NullMarked;
