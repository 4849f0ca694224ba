/** Sagas whose poison events are parked instead of dropped. */
@NullMarked
package io.vdibroker.delivery.saga;

import org.jspecify.annotations.NullMarked;
