@NullMarked
package io.vdibroker.saga.time;

import org.jspecify.annotations.NullMarked;
