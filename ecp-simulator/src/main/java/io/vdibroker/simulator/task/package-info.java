@NullMarked
package io.vdibroker.simulator.task;

import org.jspecify.annotations.NullMarked;
