@NullMarked
package io.vdibroker.simulator.state;

import org.jspecify.annotations.NullMarked;
