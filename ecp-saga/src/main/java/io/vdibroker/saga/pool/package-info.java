/** Sagas of whole pools: set-up, desktop requests, removal. */
@NullMarked
package io.vdibroker.saga.pool;

import org.jspecify.annotations.NullMarked;
