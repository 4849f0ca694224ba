@NullMarked
package io.vdibroker.saga.worker;

import org.jspecify.annotations.NullMarked;
