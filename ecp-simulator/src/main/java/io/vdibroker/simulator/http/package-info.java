@NullMarked
package io.vdibroker.simulator.http;

import org.jspecify.annotations.NullMarked;
