/** The command bus, what is sent over it, and what comes back. */
@NullMarked
package io.vdibroker.delivery.bus;

import org.jspecify.annotations.NullMarked;
