@NullMarked
package io.vdibroker.saga.waits;

import org.jspecify.annotations.NullMarked;
