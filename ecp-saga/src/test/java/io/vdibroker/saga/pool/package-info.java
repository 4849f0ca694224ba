@NullMarked
package io.vdibroker.saga.pool;

import org.jspecify.annotations.NullMarked;
