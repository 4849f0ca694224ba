/** When the worker and the wait list wake up. */
@NullMarked
package io.vdibroker.saga.time;

import org.jspecify.annotations.NullMarked;
