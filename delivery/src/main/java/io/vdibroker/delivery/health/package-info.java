/** Tells monitors whether events get through. */
@NullMarked
package io.vdibroker.delivery.health;

import org.jspecify.annotations.NullMarked;
