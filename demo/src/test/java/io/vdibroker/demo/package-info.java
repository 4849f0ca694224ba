/** Journeys of the whole product: real processes, real HTTP. */
@NullMarked
package io.vdibroker.demo;

import org.jspecify.annotations.NullMarked;
