@NullMarked
package io.vdibroker.saga.watch;

import org.jspecify.annotations.NullMarked;
