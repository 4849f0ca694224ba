@NullMarked
package io.vdibroker.simulator.auth;

import org.jspecify.annotations.NullMarked;
