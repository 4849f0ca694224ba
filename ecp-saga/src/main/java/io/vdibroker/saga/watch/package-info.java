/** Sees what becomes of our machines in ECP VeiL, and whether it answers at all. */
@NullMarked
package io.vdibroker.saga.watch;

import org.jspecify.annotations.NullMarked;
