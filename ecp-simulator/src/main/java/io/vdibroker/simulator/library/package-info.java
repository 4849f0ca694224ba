@NullMarked
package io.vdibroker.simulator.library;

import org.jspecify.annotations.NullMarked;
