@NullMarked
package io.vdibroker.delivery;

import org.jspecify.annotations.NullMarked;
