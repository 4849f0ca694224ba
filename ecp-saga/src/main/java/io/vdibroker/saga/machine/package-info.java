/** Preparation of machines, and what follows from their events without a memory. */
@NullMarked
package io.vdibroker.saga.machine;

import org.jspecify.annotations.NullMarked;
