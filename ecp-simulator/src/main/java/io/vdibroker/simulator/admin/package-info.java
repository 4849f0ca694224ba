@NullMarked
package io.vdibroker.simulator.admin;

import org.jspecify.annotations.NullMarked;
