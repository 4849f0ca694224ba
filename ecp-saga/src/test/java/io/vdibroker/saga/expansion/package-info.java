@NullMarked
package io.vdibroker.saga.expansion;

import org.jspecify.annotations.NullMarked;
