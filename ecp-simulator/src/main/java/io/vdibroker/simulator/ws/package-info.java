@NullMarked
package io.vdibroker.simulator.ws;

import org.jspecify.annotations.NullMarked;
