@NullMarked
package io.vdibroker.simulator;

import org.jspecify.annotations.NullMarked;
