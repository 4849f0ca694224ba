@NullMarked
package io.vdibroker.simulator.fault;

import org.jspecify.annotations.NullMarked;
