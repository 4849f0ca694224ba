/** What happened to the history itself. */
@NullMarked
package io.vdibroker.api.history.event;

import org.jspecify.annotations.NullMarked;
