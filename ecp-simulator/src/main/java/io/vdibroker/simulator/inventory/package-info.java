@NullMarked
package io.vdibroker.simulator.inventory;

import org.jspecify.annotations.NullMarked;
