@NullMarked
package io.vdibroker.saga;

import org.jspecify.annotations.NullMarked;
