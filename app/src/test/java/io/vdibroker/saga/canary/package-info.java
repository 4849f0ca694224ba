@NullMarked
package io.vdibroker.saga.canary;

import org.jspecify.annotations.NullMarked;
