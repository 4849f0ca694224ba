@NullMarked
package io.vdibroker.saga.inventory;

import org.jspecify.annotations.NullMarked;
