@NullMarked
package io.vdibroker.simulator.tag;

import org.jspecify.annotations.NullMarked;
