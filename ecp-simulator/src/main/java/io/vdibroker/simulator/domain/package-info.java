@NullMarked
package io.vdibroker.simulator.domain;

import org.jspecify.annotations.NullMarked;
