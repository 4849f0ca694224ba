/** The saga of one growth of a pool. */
@NullMarked
package io.vdibroker.saga.expansion;

import org.jspecify.annotations.NullMarked;
