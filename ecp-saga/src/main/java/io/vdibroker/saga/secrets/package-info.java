/** Forgets secrets that no longer open anything. */
@NullMarked
package io.vdibroker.saga.secrets;

import org.jspecify.annotations.NullMarked;
