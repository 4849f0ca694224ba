@NullMarked
package io.vdibroker.simulator.event;

import org.jspecify.annotations.NullMarked;
