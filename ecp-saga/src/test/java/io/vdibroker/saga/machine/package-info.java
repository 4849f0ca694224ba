@NullMarked
package io.vdibroker.saga.machine;

import org.jspecify.annotations.NullMarked;
